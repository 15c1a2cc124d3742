import { sql } from 'kysely'
import type { Queries } from '../connection/database.ts'
import { toRecord } from '../record-mapping.ts'
import { pageOf, recordTable } from '../record-table.ts'
import type { Page } from '../record-table.ts'
import { invoiceLineMapping } from './mapping.ts'
import type { InvoiceLineRecord } from './mapping.ts'

const lines = recordTable({
  table: 'invoice_lines',
  mapping: invoiceLineMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfInvoice = Pick<InvoiceLineRecord, 'organizationId' | 'customerId' | 'invoiceId'>
type LinePage = OfInvoice & { readonly limit: number; readonly afterPosition?: number | undefined }

/** The charges of invoices, in the order of their positions. */
export const invoiceLineRepository = (queries: Queries) => ({
  insert: (...added: readonly InvoiceLineRecord[]) => lines.insert(queries, ...added),
  /** Puts these lines in the place of the draft's; needs a transaction that holds the invoice. */
  replace: async (
    { organizationId, customerId, invoiceId }: OfInvoice,
    replacement: readonly InvoiceLineRecord[]
  ): Promise<void> => {
    await lines.remove(queries, { organizationId, customerId, invoiceId })
    await lines.insert(queries, ...replacement)
  },
  all: ({ organizationId, customerId, invoiceId }: OfInvoice) =>
    lines.all(queries, { where: { organizationId, customerId, invoiceId }, order: 'position' }),
  page: async (
    { organizationId, invoiceId, limit, afterPosition = 0 }: LinePage
  ): Promise<Page<InvoiceLineRecord>> => {
    const { rows } = await sql<Record<string, unknown>>`select * from invoice_lines
      where organization_id = ${organizationId} and invoice_id = ${invoiceId}
        and position > ${sql.lit(afterPosition)}
      order by position limit ${sql.lit(limit + 1)}`.execute(queries)
    return pageOf(rows.map((row) => toRecord(invoiceLineMapping, row)), limit)
  }
})
