import { assert } from '../../domain/assert.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { takeInvoiceNumbers } from './invoice-numbers.ts'
import type { NumbersWanted } from './invoice-numbers.ts'
import { invoiceMapping } from './mapping.ts'
import type { InvoiceRecord } from './mapping.ts'
import { overdueSubscriptions } from './overdue-subscriptions.ts'
import type { OverdueAsked } from './overdue-subscriptions.ts'

const invoices = recordTable({
  table: 'invoices',
  mapping: invoiceMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfCustomer = Named & { readonly customerId: string }
type Filter = Pick<InvoiceRecord, 'organizationId'> & {
  readonly [Property in 'customerId' | 'subscriptionId' | 'status' | 'paymentStatus']?:
    InvoiceRecord[Property] | undefined
}
type Settlement = Pick<InvoiceRecord, 'paymentStatus' | 'amountPaid' | 'amountCredited'
  | 'amountRemaining' | 'uncollectibleAt' | 'updatedAt'>
type Replacement = Pick<InvoiceRecord, 'replacedByInvoiceId' | 'updatedAt'>
type Voiding = Replacement & Pick<InvoiceRecord, 'voidedAt'>

const keys = ['organizationId', 'id'] as const
/** What an invoice is about. */
const except =
  ['subscriptionId', 'turn', 'currency', 'issuedAt', 'replacesInvoiceId', 'createdAt'] as const

/**
 * What customers owe. Each change names the status it starts from, so a finalized invoice cannot
 * be changed by any statement here but those that report on it or void it (INV 2).
 */
export const invoiceRepository = (queries: Queries) => ({
  /** A second invoice in force for a turn of a subscription fails, whoever races. */
  insertMany: (created: readonly InvoiceRecord[]) => invoices.insertMany(queries, created),
  find: (where: Named) => invoices.find(queries, named(where)),
  findForUpdate: (where: Named) => invoices.findForUpdate(queries, named(where)),
  findManyForUpdate: (wanted: readonly Named[]) =>
    invoices.findEach(queries, { keys, rows: wanted, anyBucket: true, lock: true }),
  updateDrafts: async (drafts: readonly InvoiceRecord[]): Promise<void> => {
    const changed = await invoices.updateMany(queries,
      { keys, rows: drafts, except, only: "t.status = 'draft'" })
    assert(changed === drafts.length, 'an invoice that is calculated is a draft')
  },
  settle: (where: OfCustomer, set: Settlement) =>
    change(queries, { where: { ...ofCustomer(where), status: 'finalized' }, set }),
  void: (where: OfCustomer, set: Voiding) =>
    change(queries, {
      where: { ...ofCustomer(where), status: 'finalized' },
      set: { ...set, status: 'void' }
    }),
  replace: (where: OfCustomer, set: Replacement) =>
    change(queries, { where: { ...ofCustomer(where), status: 'void' }, set }),
  takeNumbers: (wanted: readonly NumbersWanted[]) => takeInvoiceNumbers(queries, wanted),
  overdue: (of: readonly OverdueAsked[]) => overdueSubscriptions(queries, of),
  page: ({ limit, after, ...filter }: PageRequest & Filter) =>
    invoices.page(queries, { where: whereOf(filter), limit, after })
})

const ofCustomer = ({ organizationId, customerId, id }: OfCustomer): OfCustomer =>
  ({ organizationId, customerId, id })

const whereOf = (
  { organizationId, customerId, subscriptionId, status, paymentStatus }: Filter
) => ({
  organizationId,
  ...(customerId === undefined ? {} : { customerId }),
  ...(subscriptionId === undefined ? {} : { subscriptionId }),
  ...(status === undefined ? {} : { status }),
  ...(paymentStatus === undefined ? {} : { paymentStatus })
})

type Change = {
  readonly where: OfCustomer & Pick<InvoiceRecord, 'status'>
  readonly set: Partial<InvoiceRecord>
}

const change = async (queries: Queries, { where, set }: Change): Promise<void> => {
  const changed = await invoices.update(queries, { where, set })
  assert(changed === 1, `invoice ${where.id} is ${where.status}`)
}
