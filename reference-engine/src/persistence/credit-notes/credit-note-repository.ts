import { sql } from 'kysely'
import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { creditNoteMapping } from './mapping.ts'
import type { CreditNoteRecord } from './mapping.ts'

const notes = recordTable({
  table: 'credit_notes',
  mapping: creditNoteMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfInvoice = Pick<CreditNoteRecord, 'organizationId' | 'customerId' | 'invoiceId'>
type Filter = Pick<CreditNoteRecord, 'organizationId'> & {
  readonly customerId?: string | undefined
  readonly invoiceId?: string | undefined
}

/** What invoices give back. */
export const creditNoteRepository = (queries: Queries) => ({
  insert: (note: CreditNoteRecord) => notes.insert(queries, note),
  find: (where: Named) => notes.find(queries, named(where)),
  findForUpdate: (where: Named) => notes.findForUpdate(queries, named(where)),
  issuedOn: (invoices: readonly OfInvoice[]) => notes.findEach(queries, {
    keys: ['organizationId', 'customerId', 'invoiceId'], rows: invoices, order: ['id'],
    only: "t.status = 'issued'"
  }),
  void: (
    { organizationId, customerId, id }: Named & { readonly customerId: string },
    voidedAt: Instant
  ) => notes.update(queries, {
    where: { organizationId, customerId, id, status: 'issued' }, set: { status: 'void', voidedAt }
  }),
  /**
   * The organization's next number. The row stays locked until the transaction ends, and a
   * rollback takes the number back: so there is never a gap (CRN 4.5).
   */
  nextNumber: async (organizationId: string): Promise<bigint> => {
    const { rows } = await sql<{ last_number: string }>`
      insert into credit_note_number_sequences as sequence values (${organizationId}, 1)
      on conflict (organization_id) do update set last_number = sequence.last_number + 1
      returning last_number`.execute(queries)
    assert(rows[0] !== undefined, 'a sequence always has a next number')
    return BigInt(rows[0].last_number)
  },
  page: ({ organizationId, customerId, invoiceId, ...page }: PageRequest & Filter) =>
    notes.page(queries, {
      where: {
        organizationId,
        ...(customerId === undefined ? {} : { customerId }),
        ...(invoiceId === undefined ? {} : { invoiceId })
      },
      ...page
    })
})
