import fc from 'fast-check'
import { cancelNow, scheduleCancel, uncancel } from '../src/domain/subscriptions/cancel.ts'
import { changeNow, scheduleChange } from '../src/domain/subscriptions/change.ts'
import { pause } from '../src/domain/subscriptions/pause.ts'
import { resume } from '../src/domain/subscriptions/resume.ts'
import type { Subscription } from '../src/domain/subscriptions/subscription.ts'
import type { Turn } from '../src/domain/subscriptions/turn.ts'
import { Refusal } from '../src/domain/refusal.ts'
import type { Instant } from '../src/domain/time/instant.ts'
import { intervalUnits } from '../src/domain/time/interval.ts'
import { calls, changeTo, courseOf, on, seat, subscribed, support } from './subscription-course.ts'

const quantities = fc.integer({ min: 1, max: 3 }).map(String)
const itemSets = fc.record({
  calls: fc.boolean(), seat: fc.option(quantities), support: fc.option(quantities),
}).map((chosen) => [
  ...chosen.calls ? [calls] : [],
  ...chosen.seat === null ? [] : [seat(chosen.seat)],
  ...chosen.support === null ? [] : [support(chosen.support)],
])
const intervals = fc.record({
  unit: fc.constantFrom(...intervalUnits), count: fc.integer({ min: 1, max: 2 }) })

const settlements = (given: readonly ('prorate' | 'none')[]) => fc.record({
  settlement: fc.constantFrom(...given), anchor: fc.constantFrom('keep', 'now'),
  days: fc.integer({ min: 0, max: 70 }), hours: fc.integer({ min: 0, max: 400 }),
  items: itemSets.filter((items) => items.length > 0), moves: fc.constantFrom(false, false, true),
  interval: intervals,
  action: fc.constantFrom('change', 'change', 'later', 'pause', 'resume', 'resume', 'cancel_at',
    'uncancel', 'cancel'),
})
type Command = typeof settlements extends (...of: never) => fc.Arbitrary<infer Value>
  ? Value : never

export const courses = (given: readonly ('prorate' | 'none')[]) => fc.record({
  items: itemSets, interval: intervals,
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe'),
  trialDays: fc.option(fc.integer({ min: 1, max: 60 })),
  anchorDays: fc.option(fc.integer({ min: -90, max: 90 })),
  commands: fc.array(settlements(given), { minLength: 1, maxLength: 12 }),
})
export type Script = typeof courses extends (...of: never) => fc.Arbitrary<infer Value>
  ? Value : never

const start = on('2026-01-01')
const daysLater = (instant: Instant, days: number) => instant.add({ hours: days * 24 })

type Order = { readonly now: Instant; readonly command: Command; readonly number: number }

/** What a command makes of a subscription, with the turn that it takes; nothing if forbidden. */
const obey = (subscription: Subscription, { now, command, number }: Order,
): { subscription: Subscription; turn?: Turn } => {
  const { action, settlement, anchor, days, moves } = command
  const took = (turn: Turn) => ({ subscription: turn.subscription, turn })
  const interval = moves ? command.interval : subscription.schedule.interval
  const items = command.items.map((item) => ({ ...item, id: `${item.id}-${number}` }))
  const change = changeTo(items, { effectiveAt: now, settlement, interval })
  const later = daysLater(now, days + 1)
  try {
    switch (action) {
      case 'change': return took(changeNow(subscription, change))
      case 'later':
        return { subscription: scheduleChange(subscription, { ...change, effectiveAt: later }) }
      case 'pause': return took(pause(subscription, { at: now, settlement }))
      case 'resume': return took(resume(subscription, { at: now, anchor }))
      case 'cancel': return took(cancelNow(subscription, { now, settlement }))
      case 'cancel_at':
        return { subscription: scheduleCancel(subscription, { now, settlement, cancelAt: later }) }
      case 'uncancel': return { subscription: uncancel(subscription) }
    }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid_state_transition') {
      return { subscription }
    }
    throw error
  }
}

/** Every turn of a script, to its end. */
export const play = (script: Script): Turn[] => {
  const { items, interval, timeZone, trialDays, anchorDays, commands } = script
  let subscription = subscribed(items, {
    interval, timeZone, prorationUnit: 'second',
    trialEnd: trialDays === null ? undefined : daysLater(start, trialDays),
    billingAnchor: anchorDays === null ? undefined : daysLater(start, anchorDays),
  })
  const turns: Turn[] = []
  let now = start
  for (const [number, command] of commands.entries()) {
    now = now.add({ hours: command.hours })
    const caughtUp = courseOf(subscription, now)
    const done = obey(caughtUp.subscription, { now, command, number })
    turns.push(...caughtUp.turns, ...done.turn ? [done.turn] : [])
    subscription = done.subscription
  }
  if (subscription.status === 'canceled') return turns
  const end = daysLater(now, 3)
  const caughtUp = courseOf(subscription, end)
  if (caughtUp.subscription.status === 'canceled') return [...turns, ...caughtUp.turns]
  const last = cancelNow(caughtUp.subscription, { now: end, settlement: 'prorate' })
  return [...turns, ...caughtUp.turns, last]
}
