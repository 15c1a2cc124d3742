import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareInstants, isBefore } from '../instant-order.ts'
import type { Window } from '../measure.ts'
import { naturalPeriodAt } from '../natural-period.ts'
import { fractionOf, portionOf } from '../portion.ts'
import { rate } from '../rate.ts'
import {
  compare, divide, multiply, negate, parse, rational, subtract, sum, zero, type Rational,
} from '../rational.ts'
import { soldPrice } from './catalogue.ts'
import type { Step } from './command.ts'
import { hoursAfter } from './hours-after.ts'
import { performAll } from './perform.ts'
import { anyScript, type Script } from './script.ts'
import { isLive, isTrialAt } from './subscription.ts'
import { emptyWorld, type World } from './world.ts'

/** Nothing but prorated changes: every charge is worth its time, and none is lost. */
const settled = ({ steps }: Script): Step[] => steps.flatMap((step): Step[] => {
  if (['apply_coupon', 'void_invoice', 'usage', 'uncancel'].includes(step.do)) return []
  if (step.do === 'change') {
    const isLate = step.effective_at !== undefined && isBefore(step.effective_at, step.at)
    return isLate ? [] : [{ ...step, settlement: 'prorate' }]
  }
  return step.do === 'pause' || step.do === 'cancel' ? [{ ...step, settlement: 'prorate' }] : [step]
})

const played = ({ catalogue, settings }: Script, steps: readonly Step[]): World =>
  performAll(emptyWorld({ catalogue, settings, now: steps[0]?.at ?? '' }), steps)

/** What a price costs from one instant to the next, by what was sold at the first. */
const costBetween = (world: World, price: string, { start, end }: Window): Rational => {
  const { subscription, catalogue } = world
  const item = subscription?.items.find((one) => one.price === price)
  const isPaid = subscription !== null && isLive(subscription) && !isTrialAt(subscription, start)
  if (!isPaid || item?.quantity === undefined) return zero
  const { anchor, unit } = subscription
  const portion = portionOf({ unit, zone: anchor.zone },
    { stretch: { start, end }, whole: naturalPeriodAt(anchor, start) })
  const whole = rate(soldPrice(catalogue, price).price, parse(item.quantity))
  return multiply(whole, fractionOf(portion))
}

/** Every instant at which something may have changed. */
const instantsOf = ({ subscription }: World, steps: readonly Step[], last: string): string[] => {
  const { periods = [], changes = [], trial_end } = subscription ?? {}
  const all = [
    ...steps.map(({ at }) => at), ...periods.flatMap(({ start, end }) => [start, end]),
    ...changes.map(({ effective_at }) => effective_at), ...trial_end ? [trial_end] : [], last,
  ]
  return [...new Set(all)].filter((at) => !isBefore(last, at)).toSorted(compareInstants)
}

const billedFor = ({ invoices }: World, price: string): { amount: Rational; count: number } => {
  const lines = invoices.flatMap(({ bill }) => bill?.lines ?? [])
    .filter((line) => line.price === price && !line.isTrial)
  return { amount: sum(lines.map(({ amount }) => amount)), count: lines.length }
}

test('charges less credits are what their time was worth', () => {
  fc.assert(fc.property(anyScript(), (script) => {
    const steps = settled(script)
    const last = hoursAfter(steps.at(-1)?.at ?? '', 40 * 24)
    const all: Step[] = [...steps, { at: last, do: 'cancel', mode: 'now', settlement: 'prorate' }]
    const world = played(script, all)
    const instants = instantsOf(world, steps, last)
    const states = instants.map((at) => played(script,
      [...steps.filter((step) => !isBefore(at, step.at)), { at, do: 'wait' }]))
    const unit = divide(rational(1n), rational(10n ** BigInt(script.catalogue.minorDigits)))
    for (const price of ['seats', 'desk', 'care']) {
      const worth = sum(states.slice(0, -1).map((state, index) => costBetween(state, price,
        { start: instants[index] ?? '', end: instants[index + 1] ?? '' })))
      const { amount, count } = billedFor(world, price)
      const difference = subtract(amount, worth)
      const most = multiply(unit, rational(BigInt(count)))
      expect(compare(difference, most) <= 0 && compare(difference, negate(most)) >= 0).toBe(true)
    }
  }), { numRuns: 40 })
})
