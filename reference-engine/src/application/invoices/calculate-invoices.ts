import { calculateInvoice } from '../../domain/invoicing/calculate-invoice.ts'
import type { CalculatedInvoice } from '../../domain/invoicing/calculate-invoice.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import type { SoldPrices } from '../billing/sold-price.ts'
import type { TaxRate } from '../tax-rates/tax-rate.ts'
import { creditedBefore } from './credited-before.ts'
import { discountsInForce } from './discounts-in-force.ts'
import type { DiscountsWanted, GivenDiscount } from './discounts-in-force.ts'
import type { InvoicingWork } from './invoicing-work.ts'
import { readLines } from './read-lines.ts'
import { taxRatesOf } from './tax-rates-of.ts'

/** An invoice before credits, with the coupons and tax rates that it names. */
export type Calculated = CalculatedInvoice<GivenDiscount, TaxRate>

export type CalculatedInvoices = {
  /** In the order of the subjects. */
  readonly calculated: readonly Calculated[]
  readonly sold: SoldPrices
}

/**
 * Calculates invoices from the usage, coupons and taxes of this moment (INV 4.3), however many
 * with as many statements as one.
 */
export const calculateInvoices = async (
  work: InvoicingWork,
  wanted: DiscountsWanted,
): Promise<CalculatedInvoices> => {
  const { subjects } = wanted
  const { currencies } = work.dependencies
  const { lines: read, sold } = await readLines(work, subjects)
  const ratesOf = await taxRatesOf(work, subjects)
  const discounts = await discountsInForce(work, wanted)
  const lines = await creditedBefore(work, { subjects, lines: read, discounts })
  const calculated = subjects.map((subject, index) => calculateInvoice({
    currency: currencyOf(currencies, subject.currency),
    lines: lines[index] ?? [],
    discounts: discounts[index] ?? [],
    ratesOf: (line) => ratesOf(subject, line),
  }))
  return { calculated, sold }
}
