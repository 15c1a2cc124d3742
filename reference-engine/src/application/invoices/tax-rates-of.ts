import { assert } from '../../domain/assert.ts'
import type { InvoiceLine } from '../../domain/invoicing/invoice-line.ts'
import type { TaxRate } from '../tax-rates/tax-rate.ts'
import type { InvoiceSubject } from './invoice-subject.ts'
import type { InvoicingWork } from './invoicing-work.ts'

/** The rates of a line of an invoice (TAX 1.4). */
export type RatesOf = (subject: InvoiceSubject, line: InvoiceLine) => readonly TaxRate[]

/** Every tax rate that the invoices name, in one statement; archived ones stay in force there. */
export const taxRatesOf = async (
  { store }: InvoicingWork,
  subjects: readonly InvoiceSubject[],
): Promise<RatesOf> => {
  const named = new Map(subjects.flatMap(({ organizationId, taxRateIds, sources }) => {
    const own = sources.flatMap((source) =>
      source.kind === 'one_off' ? source.taxRateIds ?? [] : [])
    return [...taxRateIds, ...own].map((id) => [id, { organizationId, id }])
  }))
  if (named.size === 0) return () => []
  const rates = new Map((await store.taxRates.findEach([...named.values()]))
    .map((rate) => [rate.id, rate]))
  return ({ taxRateIds }, line) => (line.manual?.taxRateIds ?? taxRateIds).map((id) => {
    const rate = rates.get(id)
    assert(rate !== undefined, 'a tax rate that an invoice names exists')
    return rate
  })
}
