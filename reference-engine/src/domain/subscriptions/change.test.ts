import { expect, test } from 'vitest'
import {
  calls, changeTo, courseOf, monthly, on, seat, shown, shownTurn, subscribed, support,
} from '../../../test/subscription-course.ts'
import { changeNow, refuseBilledPeriod, scheduleChange, scheduled_changes_max } from './change.ts'
import { pause } from './pause.ts'
import type { ScheduledChange, Subscription, SubscriptionTerm } from './subscription.ts'

const yearly = { unit: 'year', count: 1 } as const
const sales: SubscriptionTerm = { ...calls, id: 'sales', priceId: 'sales' }
const peak: SubscriptionTerm = { ...sales, id: 'peak', priceId: 'peak', additive: false }
const extra: SubscriptionTerm = { ...seat('1'), id: 'extra', priceId: 'extra' }

const running = (parts = {}): Subscription =>
  courseOf(subscribed([calls, seat('2'), support('3')], parts), on('2026-01-01')).subscription

type Row = {
  readonly why: string
  readonly items: readonly SubscriptionTerm[]
  readonly at?: string
  readonly change?: Partial<ScheduledChange>
  readonly trial?: string
  readonly until?: string
  readonly wanted: readonly string[]
}

const rows: Row[] = [
  { why: 'another quantity is credited and charged, the rest goes on untouched',
    items: [calls, seat('5'), support('3')], until: '2026-02-01', wanted: [
      '01-11 change_applied', 'proration_credit seat 01-11..02-01 21/31',
      'proration_charge seat 5 01-11..02-01 21/31',
      '02-01 closes 01-01..02-01 opens 02-01..03-01', 'usage calls 01-01..02-01',
      'fixed support 3 01-01..02-01', 'fixed seat 5 02-01..03-01'] },
  { why: 'what is removed is closed, what is new is open from there',
    items: [sales, seat('2')], until: '2026-02-01', wanted: [
      '01-11 change_applied', 'usage calls 01-01..01-11', 'fixed support 3 01-01..01-11 10/31',
      '02-01 closes 01-01..02-01 opens 02-01..03-01', 'usage sales 01-11..02-01',
      'fixed seat 2 02-01..03-01'] },
  { why: 'a charge in arrears is split where its quantity changes',
    items: [calls, seat('2'), support('1')], until: '2026-02-01', wanted: [
      '01-11 change_applied', 'fixed support 3 01-01..01-11 10/31',
      '02-01 closes 01-01..02-01 opens 02-01..03-01', 'usage calls 01-01..02-01',
      'fixed support 1 01-11..02-01 21/31', 'fixed seat 2 02-01..03-01'] },
  { why: 'without settlement charges in advance wait for the boundary',
    items: [calls, seat('5'), support('3'), extra], change: { settlement: 'none' },
    until: '2026-02-01', wanted: [
      '01-11 change_applied',
      '02-01 closes 01-01..02-01 opens 02-01..03-01', 'usage calls 01-01..02-01',
      'fixed support 3 01-01..02-01', 'fixed seat 5 02-01..03-01', 'fixed extra 1 02-01..03-01'] },
  { why: 'on a boundary nothing is prorated', items: [calls, seat('5'), support('3'), extra],
    at: '2026-02-01', change: { settlement: 'none' }, wanted: [
      '02-01 closes 01-01..02-01 opens 02-01..03-01 change_applied', 'usage calls 01-01..02-01',
      'fixed support 3 01-01..02-01', 'fixed seat 5 02-01..03-01', 'fixed extra 1 02-01..03-01'] },
  { why: 'another interval ends everything and begins a whole period',
    items: [calls, seat('2')], change: { interval: yearly }, wanted: [
      '01-11 closes 01-01..01-11 opens 01-11..2027-01-11 change_applied',
      'usage calls 01-01..01-11', 'fixed support 3 01-01..01-11 10/31',
      'proration_credit seat 01-11..02-01 21/31', 'fixed seat 2 01-11..2027-01-11'] },
  { why: 'without settlement the old charge lasts to its end, new ones begin',
    items: [calls, seat('2'), extra], change: { interval: yearly, settlement: 'none' },
    until: '2026-02-01', wanted: [
      '01-11 closes 01-01..01-11 opens 01-11..2027-01-11 change_applied',
      'usage calls 01-01..01-11', 'fixed support 3 01-01..01-11 10/31',
      'fixed seat 2 02-01..2027-01-11 344/365', 'fixed extra 1 01-11..2027-01-11'] },
  { why: 'sums and counts can carry their tiers on, others begin anew',
    items: [sales, peak, seat('2')], change: { tierContinuity: 'carry' }, until: '2026-03-01',
    wanted: [
      '01-11 change_applied', 'usage calls 01-01..01-11', 'fixed support 3 01-01..01-11 10/31',
      '02-01 closes 01-01..02-01 opens 02-01..03-01', 'usage sales 01-11..02-01 after 01-01..01-11',
      'usage peak 01-11..02-01', 'fixed seat 2 02-01..03-01',
      '03-01 closes 02-01..03-01 opens 03-01..04-01', 'usage sales 02-01..03-01',
      'usage peak 02-01..03-01', 'fixed seat 2 03-01..04-01'] },
  { why: 'on a boundary there is nothing to carry on', items: [sales], at: '2026-02-01',
    change: { tierContinuity: 'carry' }, until: '2026-03-01', wanted: [
      '02-01 closes 01-01..02-01 opens 02-01..03-01 change_applied', 'usage calls 01-01..02-01',
      'fixed support 3 01-01..02-01', '03-01 closes 02-01..03-01 opens 03-01..04-01',
      'usage sales 02-01..03-01'] },
  { why: 'in a trial nothing is given back, as nothing was asked for',
    items: [calls, seat('5'), extra], trial: '2026-01-15', wanted: [
      '01-11 change_applied', 'fixed support 3 01-01..01-11 10/31 trial',
      'proration_charge seat 5 01-11..01-15 4/31 trial',
      'proration_charge extra 1 01-11..01-15 4/31 trial'] },
  { why: 'a charge put off in a trial is made when it ends',
    items: [calls, seat('2'), support('3'), extra], change: { settlement: 'none' },
    trial: '2026-01-15', until: '2026-01-15', wanted: [
      '01-11 change_applied', '01-15 trial_ended', 'usage calls 01-01..01-15 trial',
      'fixed support 3 01-01..01-15 14/31 trial', 'fixed seat 2 01-15..02-01 17/31',
      'fixed extra 1 01-15..02-01 17/31'] },
  { why: 'tiers that go on count the whole period, free usage too',
    items: [sales, seat('2'), support('3')],
    change: { tierContinuity: 'carry' }, at: '2026-01-20', trial: '2026-01-15',
    until: '2026-02-01', wanted: [
      '01-15 trial_ended', 'usage calls 01-01..01-15 trial',
      'fixed support 3 01-01..01-15 14/31 trial', 'fixed seat 2 01-15..02-01 17/31',
      '01-20 change_applied', 'usage calls 01-15..01-20',
      '02-01 closes 01-01..02-01 opens 02-01..03-01', 'usage sales 01-20..02-01 after 01-01..01-20',
      'fixed support 3 01-15..02-01 17/31', 'fixed seat 2 02-01..03-01'] },
]

test.each(rows)('$why', ({ items, at = '2026-01-11', change, trial, until = at, wanted }) => {
  const terms = trial ? { trialEnd: on(trial), billingAnchor: on('2026-01-01') } : {}
  const scheduled =
    scheduleChange(running(terms), changeTo(items, { effectiveAt: on(at), ...change }))
  const { turns, subscription } = courseOf(scheduled, on(until))
  expect(shown(turns)).toEqual(wanted)
  expect(subscription).toMatchObject({ planVersionId: 'v2', changes: [] })
})

test('a price that stays keeps its item, and one that comes back is new', () => {
  const other = { ...seat('5'), id: 'other' }
  const change = (items: SubscriptionTerm[], day: string) =>
    changeTo(items, { id: day, effectiveAt: on(day) })
  const changed = [
    change([other], '2026-01-11'), change([extra], '2026-01-12'), change([other], '2026-01-13'),
  ].reduce(scheduleChange, running())
  const ids = ['2026-01-11', '2026-01-12', '2026-01-13'].map((day) =>
    courseOf(changed, on(day)).subscription.items.map(({ id }) => id))
  expect(ids).toEqual([['seat'], ['extra'], ['other']])
})

test('changes of one instant apply in the order of their making, in one turn', () => {
  const effectiveAt = on('2026-01-11')
  const changed = [
    changeTo([seat('5')], { id: 'b', effectiveAt }),
    changeTo([seat('7'), extra], { id: 'a', effectiveAt, settlement: 'none' }),
    changeTo([seat('9')], { id: 'c', effectiveAt: on('2026-01-10') }),
  ].reduce(scheduleChange, running())
  expect(changed.changes.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  const { turns } = courseOf(changed, effectiveAt)
  expect(turns.map(({ happened }) => happened.map((event) =>
    'changeId' in event ? event.changeId : event.type))).toEqual([['c'], ['b', 'a']])
  expect(shown(turns.slice(1))).toEqual(['01-11 change_applied change_applied',
    'proration_credit seat 01-11..02-01 21/22', 'proration_charge seat 7 01-11..02-01 21/31'])
})

test('a change at an instant that has passed is a turn at that instant', () => {
  const turn = changeNow(running(),
    changeTo([calls, seat('3'), support('3')], { effectiveAt: on('2026-01-05') }))
  expect(shownTurn(turn)).toEqual(['01-05 change_applied',
    'proration_credit seat 01-05..02-01 27/31', 'proration_charge seat 3 01-05..02-01 27/31'])
})

const changedOn11th = () => changeNow(running(),
  changeTo([calls, seat('3')], { effectiveAt: on('2026-01-11') })).subscription

test('after a change one can still be made where that was', () => {
  const again = { effectiveAt: on('2026-01-11'), now: on('2026-01-20') }
  expect(() => refuseBilledPeriod(changedOn11th(), again)).not.toThrow()
})

test.each([
  ['2026-01-10T23:59', 'what was charged anew after it is billed'],
  ['2025-12-31', 'before the start'],
])('and none at %s: %s', (instant) => {
  const earlier = { effectiveAt: on(instant), now: on('2026-01-20') }
  expect(() => refuseBilledPeriod(changedOn11th(), earlier))
    .toThrow(expect.objectContaining({ code: 'change_in_billed_period' }) as Error)
})

test('what was billed for time ahead does not keep changes out', () => {
  const none = { at: on('2026-01-11'), settlement: 'none' } as const
  const put = changeNow(running(),
    changeTo([seat('2'), extra], { effectiveAt: none.at, settlement: 'none' })).subscription
  expect(() => refuseBilledPeriod(put, { effectiveAt: on('2026-01-15'), now: on('2026-01-20') }))
    .not.toThrow()
})

test('there are 20 scheduled changes at most, and none of what does not run', () => {
  const later = changeTo([seat('1')], { effectiveAt: on('2026-01-20'), interval: monthly })
  let full = running()
  for (let count = 0; count < scheduled_changes_max; count += 1) full = scheduleChange(full, later)
  expect(() => scheduleChange(full, later))
    .toThrow(expect.objectContaining({ code: 'subscription_changes_limit' }) as Error)
  const { subscription: paused } = pause(running(), { at: on('2026-01-02'), settlement: 'none' })
  for (const still of [paused, subscribed([calls], { startAt: on('2026-02-01') })]) {
    expect(() => scheduleChange(still, later))
      .toThrow(expect.objectContaining({ code: 'invalid_state_transition' }) as Error)
  }
})
