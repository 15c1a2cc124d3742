import { bounded } from '../bounds.ts'
import { roundHalfAwayFromZero } from '../decimal-text.ts'
import { fractionOf } from '../portion.ts'
import { prorationCredit } from '../proration-credit.ts'
import { rate } from '../rate.ts'
import { ratedBy } from '../rated-by.ts'
import {
  add, isZero, multiply, negate, parse, subtract, sum, zero, type Rational,
} from '../rational.ts'
import { soldPrice, type Catalogue } from './catalogue.ts'
import type { ModelEvent } from './command.ts'
import type { BilledLine, LineKind, ModelLine } from './line.ts'
import type { ChargeSource, CreditSource, Source, UsageSource } from './source.ts'

/** What lines are calculated from besides their source. */
export type Given = {
  catalogue: Catalogue
  events: readonly ModelEvent[]
  /** The line of a charge in advance; none where its invoice is void. */
  chargeLine: (number: number) => BilledLine | undefined
  /** What finalized invoices have credited of a charge in advance. */
  credited: (number: number) => Rational
}

type Measured = { quantity: Rational; unrounded: Rational }

const usageOf = ({ price: name, period, continues }: UsageSource, given: Given): Measured => {
  const { price, meter } = soldPrice(given.catalogue, name)
  if (meter === undefined) throw new Error(`the price ${name} rates no usage`)
  const named = given.events.filter(({ event_name }) => event_name === meter.event_name)
  const { quantity, rated } = ratedBy({ price, meter, window: period }, named)
  if (continues === null) return { quantity, unrounded: rate(price, rated) }
  const before = ratedBy({ price, meter, window: continues }, named).quantity
  const unrounded = subtract(rate(price, add(before, quantity)), rate(price, before))
  return { quantity, unrounded }
}

const chargeOf = ({ price, quantity: text, portion }: ChargeSource, given: Given): Measured => {
  const quantity = parse(text)
  const whole = rate(soldPrice(given.catalogue, price).price, quantity)
  return { quantity, unrounded: portion === null ? whole : multiply(whole, fractionOf(portion)) }
}

const correcting = (line: ModelLine, kind: LineKind, amount: Rational): ModelLine =>
  ({ ...line, kind, amount, unrounded: amount, quantity: null, portion: null, charge: null })

/** A minimum and a maximum are those of a whole period; what they mean for a part is not said. */
const boundLinesOf = (line: ModelLine, given: Given): ModelLine[] => {
  const { price } = soldPrice(given.catalogue, line.price)
  const isBounded = (price.minimum_amount ?? price.maximum_amount ?? null) !== null
  if (!isBounded) return []
  if (line.portion !== null) throw new Error('no model prorates the bounds of a price')
  const { minimum, maximum } = bounded(price, line.amount)
  return [correcting(line, 'minimum', minimum), correcting(line, 'maximum', maximum)]
    .filter(({ amount }) => !isZero(amount))
}

/** A trial costs nothing: its lines are followed by one that takes them back (SUB 5.1). */
const withTrial = (lines: ModelLine[]): ModelLine[] => {
  const [first] = lines
  if (first?.isTrial !== true) return lines
  const total = sum(lines.map(({ amount }) => amount))
  return [...lines, correcting(first, 'trial_discount', negate(total))]
}

const creditLine = (
  { price, period, charge, portion }: CreditSource, given: Given,
): ModelLine[] => {
  const line = given.chargeLine(charge)
  if (line === undefined || line.isTrial) return []
  const { minorDigits } = given.catalogue
  const amount = prorationCredit({ net: line.net, credited: zero, portion, minorDigits })
  if (isZero(amount)) return []
  const unrounded = negate(multiply(line.net, fractionOf(portion)))
  return [{
    kind: 'proration_credit', price, period, quantity: null, portion, isTrial: false, charge: null,
    credits: charge, unrounded, amount,
  }]
}

/** The lines that a source has on its invoice. */
export const linesOf = (source: Source, given: Given): ModelLine[] => {
  if (source.of === 'credit') return creditLine(source, given)
  const { price, period, isTrial } = source
  const isUsage = source.of === 'usage'
  const { quantity, unrounded } = isUsage ? usageOf(source, given) : chargeOf(source, given)
  const line: ModelLine = {
    price, period, isTrial, quantity, unrounded, kind: isUsage ? 'usage' : source.kind,
    portion: isUsage ? null : source.portion, charge: isUsage ? null : source.number, credits: null,
    amount: roundHalfAwayFromZero(unrounded, given.catalogue.minorDigits),
  }
  return withTrial([line, ...boundLinesOf(line, given)])
}
