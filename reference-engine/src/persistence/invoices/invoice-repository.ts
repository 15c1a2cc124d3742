import { sql } from 'kysely'
import { assert } from '../../domain/assert.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { invoiceMapping } from './mapping.ts'
import type { InvoiceRecord } from './mapping.ts'

const invoices = recordTable({
  table: 'invoices',
  mapping: invoiceMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfCustomer = Named & { readonly customerId: string }
type Filter = Pick<InvoiceRecord, 'organizationId'>
  & Partial<Pick<InvoiceRecord, 'customerId' | 'subscriptionId' | 'status'>>
type Calculated = Pick<InvoiceRecord, 'customerSnapshot' | 'subtotal' | 'total' | 'amountDue'
  | 'calculationDigest' | 'calculatedAt'>
type Finalized = Calculated & Pick<InvoiceRecord, 'number' | 'paymentStatus' | 'finalizedAt'>

/**
 * What customers owe. Each change names the status it starts from, so a finalized invoice cannot
 * be changed by any statement here but the one that voids it (INV 2).
 */
export const invoiceRepository = (queries: Queries) => ({
  /** Whether it is new; false when the boundary was invoiced already, by whoever raced. */
  insertNew: (draft: InvoiceRecord) => invoices.insertNew(queries, draft),
  find: (where: Named) => invoices.find(queries, named(where)),
  findForUpdate: (where: Named) => invoices.findForUpdate(queries, named(where)),
  recalculate: (where: OfCustomer, set: Calculated) =>
    change(queries, { where: { ...ofCustomer(where), status: 'draft' }, set }),
  finalize: (where: OfCustomer, set: Finalized) =>
    change(queries, {
      where: { ...ofCustomer(where), status: 'draft' },
      set: { ...set, status: 'finalized' }
    }),
  void: (where: OfCustomer, set: Pick<InvoiceRecord, 'voidedAt'>) =>
    change(queries, {
      where: { ...ofCustomer(where), status: 'finalized' },
      set: { ...set, status: 'void' }
    }),
  /** Takes back a draft that turned out to have no lines (INV 6); its lines go first. */
  removeDraft: (where: OfCustomer) =>
    invoices.remove(queries, { ...ofCustomer(where), status: 'draft' }),
  /**
   * The organization's next number. The row stays locked until the transaction ends, and a
   * rollback takes the number back: so there is never a gap, and never the same one twice (INV 3).
   */
  nextNumber: async (organizationId: string): Promise<bigint> => {
    const { rows } = await sql<{ last_number: string }>`
      insert into invoice_number_sequences as sequence values (${organizationId}, 1)
      on conflict (organization_id) do update set last_number = sequence.last_number + 1
      returning last_number`.execute(queries)
    assert(rows[0] !== undefined, 'a sequence always has a next number')
    return BigInt(rows[0].last_number)
  },
  page: (
    { organizationId, customerId, subscriptionId, status, ...page }: PageRequest & Filter
  ) => invoices.page(queries, {
    where: {
      organizationId,
      ...(customerId === undefined ? {} : { customerId }),
      ...(subscriptionId === undefined ? {} : { subscriptionId }),
      ...(status === undefined ? {} : { status })
    },
    ...page
  })
})

const ofCustomer = ({ organizationId, customerId, id }: OfCustomer): OfCustomer =>
  ({ organizationId, customerId, id })

const change = async (
  queries: Queries,
  { where, set }: { where: OfCustomer & Pick<InvoiceRecord, 'status'>; set: Partial<InvoiceRecord> }
): Promise<void> => {
  const changed = await invoices.update(queries, { where, set })
  assert(changed === 1, `invoice ${where.id} is ${where.status}`)
}
