import type { Currency } from '../money/currency.ts'
import { ratingStep } from '../pricing/rating-step.ts'
import type { InvoiceLine } from './invoice-line.ts'
import type { OneOffSource } from './line-source.ts'
import { unratedLine } from './unrated-line.ts'

/** A manual line: quantity times unit amount, rounded once (INV 7.4). */
export const oneOffLine = (source: OneOffSource, currency: Currency): InvoiceLine => {
  const { lineId, description, quantity, unitAmount, period, taxRateIds } = source
  const steps = [ratingStep({ ref: 'one-off', quantity, unitAmount })]
  return {
    kind: 'one_off', period, trial: false, manual: { lineId, description, taxRateIds },
    ...unratedLine({ currency, steps }), quantity, ratedQuantity: quantity,
  }
}
