import { sql } from 'kysely'
import { assert } from '../../domain/assert.ts'
import type { Queries } from '../connection/database.ts'
import { toRecord } from '../record-mapping.ts'
import { pageOf, recordTable } from '../record-table.ts'
import type { Page } from '../record-table.ts'
import { chargedLines, isProratedElsewhere, proratedAmounts } from './charged-lines.ts'
import type { ChargedLineWanted } from './charged-lines.ts'
import { creditedFinally } from './credited-finally.ts'
import type { ChargingInvoice } from './credited-finally.ts'
import { invoiceLineMapping } from './mapping.ts'
import type { InvoiceLineRecord } from './mapping.ts'

const lines = recordTable({
  table: 'invoice_lines',
  mapping: invoiceLineMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfInvoice = Pick<InvoiceLineRecord, 'organizationId' | 'customerId' | 'invoiceId'>
type Credited = { readonly lineId: string; readonly creditedAmount: string }
type LinePage = Omit<OfInvoice, 'customerId'>
  & { readonly limit: number; readonly afterPosition?: number | undefined }

const keys = ['organizationId', 'invoiceId'] as const

/** The charges of invoices, in the order of their positions. */
export const invoiceLineRepository = (queries: Queries) => ({
  insertMany: (added: readonly InvoiceLineRecord[]) => lines.insertMany(queries, added),
  /** Puts these lines in the place of the drafts'; needs a transaction that holds the invoices. */
  replaceMany: async (
    of: readonly OfInvoice[],
    replacement: readonly InvoiceLineRecord[]
  ): Promise<void> => {
    await lines.removeEach(queries, { keys, rows: of })
    await lines.insertMany(queries, replacement)
  },
  all: ({ organizationId, customerId, invoiceId }: OfInvoice) =>
    lines.all(queries, { where: { organizationId, customerId, invoiceId }, order: 'position' }),
  ofInvoices: (of: readonly OfInvoice[]): Promise<InvoiceLineRecord[]> =>
    lines.findEach(queries, { keys, rows: of, order: ['organizationId', 'invoiceId', 'position'] }),
  charged: (wanted: readonly ChargedLineWanted[]) => chargedLines(queries, wanted),
  prorated: (of: OfInvoice) => proratedAmounts(queries, of),
  creditedFinally: (of: readonly ChargingInvoice[]) => creditedFinally(queries, of),
  isProratedElsewhere: (of: OfInvoice) => isProratedElsewhere(queries, of),
  /** All that changes of a line of a finalized invoice. */
  setCredited: async (
    { organizationId, customerId, invoiceId }: OfInvoice,
    credited: readonly Credited[]
  ): Promise<void> => {
    const rows = credited.map(({ lineId: id, creditedAmount }) =>
      ({ organizationId, customerId, invoiceId, id, creditedAmount }))
    const changed = await lines.updateMany(queries, { keys: [...keys, 'id'], rows })
    assert(changed === credited.length, 'a line that is credited is there')
  },
  page: async (
    { organizationId, invoiceId, limit, afterPosition = 0 }: LinePage
  ): Promise<Page<InvoiceLineRecord>> => {
    const { rows } = await sql<Record<string, unknown>>`select * from invoice_lines
      where bucket = (select bucket from invoices
          where organization_id = ${organizationId} and id = ${invoiceId})
        and organization_id = ${organizationId} and invoice_id = ${invoiceId}
        and position > ${sql.lit(afterPosition)}
      order by position limit ${sql.lit(limit + 1)}`.execute(queries)
    return pageOf(rows.map((row) => toRecord(invoiceLineMapping, row)), limit)
  }
})
