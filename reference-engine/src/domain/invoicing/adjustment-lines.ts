import type { Money } from '../money/money.ts'
import type { Rated } from '../pricing/rate.ts'
import type { InvoiceLine } from './invoice-line.ts'
import { prorationStep } from './proration-step.ts'
import { signedStep } from './signed-step.ts'
import { unratedLine } from './unrated-line.ts'

type Adjusted = Pick<Rated, 'minimumAdjustment' | 'maximumAdjustment'>
type Origin = Pick<InvoiceLine, 'itemId' | 'price' | 'period' | 'trial' | 'portion'>

/**
 * What follows a rated line: a line that adds what its price's minimum asks for, or one that takes
 * off what lies above its maximum (PRC 6). Mostly neither. A line for a portion of its period has
 * that portion of them.
 */
export const adjustmentLines = (
  origin: Origin,
  { minimumAdjustment, maximumAdjustment }: Adjusted,
): InvoiceLine[] => {
  const lines: InvoiceLine[] = []
  if (!minimumAdjustment.isZero()) {
    lines.push(adjustmentLine(origin, { kind: 'minimum', whole: minimumAdjustment }))
  }
  if (!maximumAdjustment.isZero()) {
    lines.push(adjustmentLine(origin, { kind: 'maximum', whole: maximumAdjustment }))
  }
  return lines
}

type Adjustment = { readonly kind: 'minimum' | 'maximum'; readonly whole: Money }

const adjustmentLine = (
  { itemId, price, period, trial, portion }: Origin,
  { kind, whole: { amount, currency } }: Adjustment,
): InvoiceLine => {
  const step = signedStep(kind, amount)
  const steps = portion === undefined ? [step] : [step, prorationStep(amount, portion)]
  return { kind, itemId, price, period, portion, trial, ...unratedLine({ currency, steps }) }
}

/** What minimum and maximum add to a line, in the portion that it is for. */
export const isAdjustmentOf = (
  { itemId, period, trial }: Pick<InvoiceLine, 'itemId' | 'period' | 'trial'>,
  other: InvoiceLine,
): boolean =>
  (other.kind === 'minimum' || other.kind === 'maximum')
  && other.itemId === itemId && other.trial === trial
  && period !== undefined && other.period?.start.equals(period.start) === true

