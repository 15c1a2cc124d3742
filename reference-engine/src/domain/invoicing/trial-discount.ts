import { assert } from '../assert.ts'
import { Money } from '../money/money.ts'
import type { InvoiceLine } from './invoice-line.ts'
import { signedStep } from './signed-step.ts'
import { unratedLine } from './unrated-line.ts'

/**
 * The lines of one charge, followed by the line that makes them free of charge where they are for
 * trial time: it takes off what they come to together (SUB 5.1).
 */
export const withTrialDiscount = (lines: readonly InvoiceLine[]): readonly InvoiceLine[] => {
  const [charge] = lines
  if (charge === undefined || !charge.trial) return lines
  const { itemId, price, period } = charge
  assert(price !== undefined, 'what is charged in a trial has a price')
  const { currency } = price
  const charged = Money.sum(lines.map(({ amount }) => amount), currency)
  const steps = [signedStep('trial', charged.negate().amount)]
  return [...lines, {
    kind: 'trial_discount', itemId, price, period, trial: true,
    ...unratedLine({ currency, steps }),
  }]
}
