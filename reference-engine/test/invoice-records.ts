import type { InvoiceRecord } from '../src/persistence/invoices/mapping.ts'
import { created, newId } from './record-basics.ts'

type OfTurn = {
  readonly organizationId: string
  readonly customerId: string
  readonly id: string
}

const nothing = {
  discountTotal: '0.00', taxTotal: '0.00', creditsApplied: '0.00', amountPaid: '0.00',
  amountCredited: '0.00', discounts: [], taxes: [], credits: [], taxRateIds: [],
}

/** The draft of a turn of a subscription. */
export const newInvoice = (
  { organizationId, customerId, id }: OfTurn,
  turn: number
): InvoiceRecord => ({
  organizationId,
  customerId,
  subscriptionId: id,
  id: newId('inv'),
  turn,
  number: null,
  customerSnapshot: { name: 'Everest Analytics', external_id: null, email: null },
  status: 'draft',
  paymentStatus: null,
  currency: 'USD',
  sources: [],
  ...nothing,
  subtotal: '12.30',
  total: '12.30',
  amountDue: '12.30',
  amountRemaining: '12.30',
  calculationDigest: 'sha256:00',
  issuedAt: created,
  finalizeAt: created,
  calculatedAt: created,
  finalizedAt: null,
  dueAt: null,
  voidedAt: null,
  uncollectibleAt: null,
  replacesInvoiceId: null,
  replacedByInvoiceId: null,
  memo: null,
  metadata: {},
  createdAt: created,
  updatedAt: created
})
