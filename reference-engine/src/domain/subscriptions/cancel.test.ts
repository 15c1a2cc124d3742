import { expect, test } from 'vitest'
import {
  calls, changeTo, courseOf, on, seat, shown, shownTurn, span, subscribed, support,
} from '../../../test/subscription-course.ts'
import { Refusal } from '../refusal.ts'
import { cancelNow, scheduleCancel, uncancel } from './cancel.ts'
import { scheduleChange } from './change.ts'
import { nextTurnAt } from './next-turn-at.ts'
import { pause } from './pause.ts'
import type { Settlement, Subscription } from './subscription.ts'

const running = (until = '2026-01-01', parts = {}): Subscription =>
  courseOf(subscribed([calls, seat('2'), support('3')], parts), on(until)).subscription

test.each<[string, Settlement, string[], string]>([
  ['2026-01-11', 'none', ['usage calls 01-01..01-11', 'fixed support 3 01-01..01-11'],
    'what is in arrears is due in full'],
  ['2026-01-11', 'prorate', ['usage calls 01-01..01-11', 'fixed support 3 01-01..01-11 10/31',
    'proration_credit seat 01-11..02-01 21/31'], 'or everything by its share'],
  ['2026-01-01', 'none', [], 'a period that just began is not billed'],
  ['2026-01-01', 'prorate', ['proration_credit seat 01-01..02-01 31/31'], 'but can be settled'],
])('ended at %s with %s it bills %j: %s', (day, settlement, wanted) => {
  const { subscription, ...turn } = cancelNow(running(), { now: on(day), settlement })
  const [head, ...sources] = shownTurn({ ...turn, subscription })
  expect(head).toBe(`${day.slice(5)} closes 01-01..${day.slice(5)} canceled`)
  expect(sources).toEqual(wanted)
  expect(subscription).toMatchObject({
    status: 'canceled', cancelAt: on(day), canceledAt: on(day), currentPeriod: undefined })
  expect(nextTurnAt(subscription)).toBeUndefined()
})

test.each<[string | undefined, Settlement, string[], string]>([
  [undefined, 'none', ['02-01 closes 01-01..02-01 canceled', 'usage calls 01-01..02-01',
    'fixed support 3 01-01..02-01'], 'with the period'],
  ['2026-01-21', 'prorate', ['01-21 closes 01-01..01-21 canceled', 'usage calls 01-01..01-21',
    'fixed support 3 01-01..01-21 20/31', 'proration_credit seat 01-21..02-01 11/31'],
  'in mid-period'],
  ['2026-02-11', 'prorate', ['02-01 closes 01-01..02-01 opens 02-01..03-01',
    'usage calls 01-01..02-01', 'fixed support 3 01-01..02-01', 'fixed seat 2 02-01..02-11 10/28',
    '02-11 closes 02-01..02-11 canceled', 'usage calls 02-01..02-11',
    'fixed support 3 02-01..02-11 10/28'], 'no charge is made for what will not come'],
  ['2026-02-11', 'none', ['02-01 closes 01-01..02-01 opens 02-01..03-01',
    'usage calls 01-01..02-01', 'fixed support 3 01-01..02-01', 'fixed seat 2 02-01..03-01',
    '02-11 closes 02-01..02-11 canceled', 'usage calls 02-01..02-11',
    'fixed support 3 02-01..02-11'], 'unless nothing is settled'],
])('scheduled for %s with %s: %j %s', (day, settlement, wanted) => {
  const cancelAt = day === undefined ? undefined : on(day)
  const scheduled = scheduleCancel(running(), { now: on('2026-01-05'), settlement, cancelAt })
  expect(scheduled.status).toBe('active')
  const { turns, subscription } = courseOf(scheduled, on('2027-01-01'))
  expect(shown(turns)).toEqual(wanted)
  expect(subscription.canceledAt).toEqual(scheduled.cancelAt)
})

test('asking again moves the end, and now overtakes it', () => {
  const none = { now: on('2026-01-05'), settlement: 'none' } as const
  const first = scheduleCancel(running(), none)
  const later =
    scheduleCancel(first, { ...none, settlement: 'prorate', cancelAt: on('2026-05-05') })
  expect(later).toMatchObject({ cancelAt: on('2026-05-05'), cancelSettlement: 'prorate' })
  expect(cancelNow(later, none).subscription).toMatchObject(
    { cancelAt: none.now, canceledAt: none.now, cancelSettlement: 'none' })
})

test('before the start it ends without having begun', () => {
  const ahead = running('2026-01-01', { startAt: on('2026-03-31') })
  const { subscription, sources, closes } = cancelNow(ahead, { now: on('2026-01-05'),
    settlement: 'prorate' })
  expect([subscription.status, sources, closes]).toEqual(['canceled', [], undefined])
  const options = { now: on('2026-01-05'), settlement: 'none' } as const
  expect(scheduleCancel(ahead, options).cancelAt).toEqual(on('2026-04-30'))
  const never = scheduleCancel(ahead, { ...options, cancelAt: on('2026-03-31') })
  expect(shown(courseOf(never, on('2027-01-01')).turns)).toEqual(['03-31 canceled'])
})

test('in a pause the end is that of the natural period, and bills nothing', () => {
  const { subscription: paused } =
    pause(running(), { at: on('2026-01-11'), settlement: 'prorate' })
  const ending = scheduleCancel(paused, { now: on('2026-02-05'), settlement: 'prorate' })
  expect(shown(courseOf(ending, on('2027-01-01')).turns)).toEqual(['03-01 canceled'])
})

test('an unsettled charge is credited where a pause ends for good', () => {
  const { subscription: paused } = pause(running(), { at: on('2026-01-11'), settlement: 'none' })
  const { sources } = cancelNow(paused, { now: on('2026-01-21'), settlement: 'prorate' })
  expect(sources.map(({ kind, period }) => [kind, period && span(period)]))
    .toEqual([['proration_credit', '01-21..02-01']])
})

test('changes that were still to come are dropped', () => {
  const changing =
    scheduleChange(running(), changeTo([seat('9')], { effectiveAt: on('2026-01-20') }))
  const { subscription, happened } =
    cancelNow(changing, { now: on('2026-01-05'), settlement: 'none' })
  expect(happened).toEqual([{ type: 'change_dropped', changeId: 'chg' }, { type: 'canceled' }])
  expect(subscription.changes).toEqual([])
})

test('an end that has been taken back does not come', () => {
  const none = { now: on('2026-01-05'), settlement: 'none' } as const
  const back = uncancel(scheduleCancel(running(), none))
  expect(nextTurnAt(back)).toEqual(on('2026-02-01'))
  expect(back).toMatchObject({ status: 'active', cancelAt: undefined })
})

test('a charge cut short for an end taken back is made up for there', () => {
  const none = { now: on('2026-01-05'), settlement: 'prorate', cancelAt: on('2026-02-11') } as const
  const short = courseOf(scheduleCancel(running(), none), on('2026-02-01')).subscription
  const { turns } = courseOf(uncancel(short), on('2026-02-28'))
  expect(shown(turns)).toEqual(['02-11', 'proration_charge seat 2 02-11..03-01 18/28'])
})

test.each([
  ['2026-01-05', 'the clock itself'], ['2026-01-04', 'before it'],
])('an end at %s is refused: %s', (day) => {
  const at = { now: on('2026-01-05'), settlement: 'none', cancelAt: on(day) } as const
  expect(() => scheduleCancel(running(), at))
    .toThrow(new Refusal('cancel_at_invalid', { now: '2026-01-05T00:00:00Z' }))
})

test('an ended one refuses all, and one without end has none to take back', () => {
  const now = { now: on('2026-01-05'), settlement: 'none' } as const
  const { subscription: ended } = cancelNow(running(), now)
  const refused = (action: string) => new Refusal('invalid_state_transition',
    { state: 'canceled', action, allowed_actions: ['update'] })
  expect(() => cancelNow(ended, now)).toThrow(refused('cancel'))
  expect(() => scheduleCancel(ended, now)).toThrow(refused('cancel'))
  expect(() => uncancel(ended)).toThrow(refused('uncancel'))
  expect(() => uncancel(running())).toThrow(expect.objectContaining({
    params: expect.objectContaining({ state: 'active', action: 'uncancel' }) as object }) as Error)
})

test('a turn that was due and not taken is a defect', () => {
  const late = { now: on('2026-02-01'), settlement: 'none' } as const
  expect(() => cancelNow(running(), late)).toThrow('turns that are due')
  expect(() => scheduleCancel(running(), late)).toThrow('turns that are due')
})
