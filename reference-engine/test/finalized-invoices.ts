import type { InvoiceRecord } from '../src/persistence/invoices/mapping.ts'
import type { Store } from '../src/persistence/store.ts'
import { at } from './record-basics.ts'

const finalizedAt = at('2026-02-01T00:00:01Z')

/** What finalization makes of any draft in the tests of storing. */
export const finalized = {
  status: 'finalized', subtotal: '20.50', total: '20.50', amountDue: '20.50',
  amountRemaining: '20.50', paymentStatus: 'unpaid', calculationDigest: 'sha256:01',
  customerSnapshot: { name: 'Everest', external_id: 'C-1', email: null },
  finalizedAt, dueAt: at('2026-03-03T00:00:01Z'), calculatedAt: finalizedAt, updatedAt: finalizedAt
} as const

/** Finalizes drafts of one organization in a transaction, with the next numbers. */
export const finalize = (
  store: Store,
  drafts: readonly InvoiceRecord[]
): Promise<InvoiceRecord[]> =>
  store.transaction(async ({ invoices }) => {
    const { organizationId = '' } = drafts[0] ?? {}
    const [first = 0n] = await invoices.takeNumbers([{ organizationId, count: drafts.length }])
    const finals = drafts.map((draft, index): InvoiceRecord => {
      const number = String(first + BigInt(index)).padStart(6, '0')
      return { ...draft, ...finalized, number: `INV-${number}` }
    })
    await invoices.updateDrafts(finals)
    return finals
  })
