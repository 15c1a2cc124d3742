import type { CalculationLine } from '@valora/spec/types'
import { calculateInvoice } from '../../domain/invoicing/calculate-invoice.ts'
import type { Calculation } from '../../domain/invoicing/calculation.ts'
import type { InvoiceLine } from '../../domain/invoicing/invoice-line.ts'
import { leavingCredits } from '../../domain/invoicing/leaving-credits.ts'
import type { CreditedCharge } from '../../domain/invoicing/leaving-credits.ts'
import type { DerivedLine } from '../../domain/invoicing/line-differences.ts'
import { withTrialDiscount } from '../../domain/invoicing/trial-discount.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import type { Currency } from '../../domain/money/currency.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { Money } from '../../domain/money/money.ts'
import { soldPrice } from '../billing/sold-price.ts'
import type { SoldPrices } from '../billing/sold-price.ts'
import type { GivenDiscount } from './discounts-in-force.ts'
import { invoiceFigures } from './invoice-figures.ts'
import type { InvoicingWork } from './invoicing-work.ts'
import { preparedLines } from './prepared-invoice.ts'
import { pricesOf } from './prices-of.ts'
import { readLines } from './read-lines.ts'
import { subjectOf } from './recalculate-drafts.ts'
import { storedAdjustment } from './stored-adjustment.ts'
import type { StoredInvoice, StoredInvoiceDiscount } from './stored-invoice.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'
import { taxRatesOf } from './tax-rates-of.ts'

type Stored = {
  readonly invoice: StoredInvoice
  readonly stored: readonly StoredInvoiceLine[]
}

export type CalculatedAgain =
  { readonly calculation: Calculation; readonly lines: readonly DerivedLine[] }

/**
 * A stored invoice calculated from its sources and the usage of now; its adjustments of late
 * usage, its coupons and its credits are taken as they stand on it.
 */
export const calculateAgain = async (
  work: InvoicingWork,
  { invoice, stored }: Stored,
): Promise<CalculatedAgain> => {
  const subject = { ...subjectOf(invoice), late: false }
  const currency = currencyOf(work.dependencies.currencies, invoice.currency)
  const { lines: [own = []], sold } = await readLines(work, [subject])
  const late = await adjustments(work, { invoice, stored })
  const ratesOf = await taxRatesOf(work, [subject])
  const calculated = calculateInvoice({
    currency, lines: leavingCredits([...own, ...late.lines], creditedThen(stored, currency)),
    discounts: invoice.discounts.map((discount) => givenDiscount(discount, currency)),
    ratesOf: (line) => ratesOf(subject, line),
  })
  const { unstored: lines, lineTexts } =
    preparedLines(calculated, new Map([...sold, ...late.sold]))
  const figures =
    invoiceFigures({ calculated, lineTexts, credits: [] }, work.dependencies)
  const credits = Money.parse(invoice.creditsApplied, currency)
  const due = Money.parse(figures.amountDue, currency).minus(credits)
  return { lines, calculation: {
    ...figures, currency: currency.code, lines: lineTexts, credits: invoice.credits,
    amountDue: (due.isNegative() ? Money.zero(currency) : due).toString(),
  } }
}

const adjustments = async (
  work: InvoicingWork,
  { invoice: { organizationId }, stored }: Stored,
): Promise<{ lines: readonly InvoiceLine[]; sold: SoldPrices }> => {
  const late = stored.flatMap((line) => line.kind === 'usage_adjustment' && line.priceId !== null
    ? [{ organizationId, line, priceId: line.priceId }] : [])
  const { sold } = await pricesOf(work, late)
  const lines = late.flatMap(({ line, priceId }) =>
    withTrialDiscount([storedAdjustment(line, soldPrice(sold, priceId).price)]))
  return { lines, sold }
}

/** What was credited of its lines before it was calculated (DSC 2.10). */
const creditedThen = (
  stored: readonly StoredInvoiceLine[],
  currency: Currency,
): CreditedCharge[] => stored.flatMap((line) => {
  const { kind, itemId, periodStart: start, periodEnd: end } = line
  const { credited_before: before } =
    JSON.parse(line.calculation) as Pick<CalculationLine, 'credited_before'>
  if (before === undefined || itemId === null || start === null || end === null) return []
  return [{ kind, itemId, period: { start, end }, amount: Money.parse(before, currency) }]
})

const givenDiscount = (
  { discount_id: id, coupon_id: couponId, name, percentage, amount_off }: StoredInvoiceDiscount,
  currency: Currency,
): GivenDiscount => ({
  id, couponId, name,
  percentage: percentage === null ? undefined : Decimal.parse(percentage),
  amountOff: amount_off === null ? undefined : Money.parse(amount_off, currency),
})
