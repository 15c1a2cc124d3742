import type { Queries } from '../connection/database.ts'
import { recordTable } from '../record-table.ts'
import { paymentMapping } from './mapping.ts'
import type { PaymentRecord } from './mapping.ts'

const payments = recordTable({
  table: 'payments',
  mapping: paymentMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfInvoice = Pick<PaymentRecord, 'organizationId' | 'customerId' | 'invoiceId'>

/** Payments that applications reported. */
export const paymentRepository = (queries: Queries) => ({
  insert: (payment: PaymentRecord) => payments.insert(queries, payment),
  /** In the order in which they were recorded. */
  all: ({ organizationId, customerId, invoiceId }: OfInvoice) =>
    payments.all(queries, { where: { organizationId, customerId, invoiceId }, order: 'id' })
})
