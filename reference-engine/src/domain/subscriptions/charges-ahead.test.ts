import { expect, test } from 'vitest'
import {
  changeTo, courseOf, on, seat, shownTurn, subscribed,
} from '../../../test/subscription-course.ts'
import { Refusal } from '../refusal.ts'
import { cancelNow } from './cancel.ts'
import { changeNow, refuseBilledPeriod } from './change.ts'
import { chargesAhead } from './charges-ahead.ts'
import { pause } from './pause.ts'
import { resume } from './resume.ts'
import type { Subscription } from './subscription.ts'
import type { Turn } from './turn.ts'

const running = (): Subscription =>
  courseOf(subscribed([seat('1')]), on('2026-01-01')).subscription

/** Charged for January, and from the new period on for the rest of that. */
const resumedAnew = (): Subscription => {
  const paused = pause(running(), { at: on('2026-01-06'), settlement: 'none' }).subscription
  return resume(paused, { at: on('2026-01-11'), anchor: 'now' }).subscription
}

const movedWithout = (count: number): Subscription => changeNow(running(), changeTo([seat('1')], {
  effectiveAt: on('2026-01-11'), settlement: 'none', interval: { unit: 'month', count },
})).subscription

const more = (subscription: Subscription): Turn => changeNow(subscription,
  changeTo([seat('2')], {
    effectiveAt: on('2026-01-21'), interval: subscription.schedule.interval,
  }))

const january = 'proration_credit seat 01-21..02-01 11/31'

type Row = readonly [
  why: string, before: () => Subscription, settle: (before: Subscription) => Turn,
  wanted: readonly string[],
]

const rows: readonly Row[] = [
  ['resumed in a new period, then changed', resumedAnew, more, [
    '01-21 change_applied', january, 'proration_credit seat 02-01..02-11 10/10',
    'proration_charge seat 2 01-21..02-11 21/31']],
  ['moved to a longer interval, then changed', () => movedWithout(2), more, [
    '01-21 change_applied', january, 'proration_credit seat 02-01..03-11 38/38',
    'proration_charge seat 2 01-21..03-11 49/59']],
  ['then canceled', resumedAnew,
    (before) => cancelNow(before, { now: on('2026-01-21'), settlement: 'prorate' }), [
      '01-21 closes 01-11..01-21 canceled', january, 'proration_credit seat 02-01..02-11 10/10']],
  ['then paused', resumedAnew,
    (before) => pause(before, { at: on('2026-01-21'), settlement: 'prorate' }), [
      '01-21 closes 01-11..01-21 paused', january, 'proration_credit seat 02-01..02-11 10/10']],
  ['paused twice without settlement, canceled in the pause', resumedAnew, (before) => cancelNow(
    pause(before, { at: on('2026-01-16'), settlement: 'none' }).subscription,
    { now: on('2026-01-21'), settlement: 'prorate' }), [
    '01-21 canceled', january, 'proration_credit seat 02-01..02-11 10/10']],
  ['a charge that is over is not credited', resumedAnew,
    (before) => cancelNow(before, { now: on('2026-02-04'), settlement: 'prorate' }), [
      '02-04 closes 01-11..02-04 canceled', 'proration_credit seat 02-04..02-11 7/10']],
]

test.each(rows)('every charge ahead is credited: %s', (_why, before, settle, wanted) => {
  expect(shownTurn(settle(before()))).toEqual(wanted)
})

test('a third period that moves keeps all charges that cover it', () => {
  const twice = pause(resumedAnew(), { at: on('2026-01-16'), settlement: 'none' }).subscription
  const { subscription } = resume(twice, { at: on('2026-01-21'), anchor: 'now' })
  expect(chargesAhead(subscription.items[0] ?? {}, on('2026-01-21'))).toEqual([
    { start: on('2026-01-01'), end: on('2026-02-01') },
    { start: on('2026-02-01'), end: on('2026-02-11') },
    { start: on('2026-02-11'), end: on('2026-02-21') },
  ])
})

test.each<[now: string, effectiveAt: string, isRefused: boolean, why: string]>([
  ['2026-01-21', '2026-01-11', false, 'both charges would be credited'],
  ['2026-01-21', '2026-01-10', true, 'the period had not begun'],
  ['2026-02-04', '2026-02-01', false, 'the charge that runs would be'],
  ['2026-02-04', '2026-01-31', true, 'what was charged for January is over'],
])('on %s a change at %s is refused: %s, as %s', (now, effectiveAt, isRefused) => {
  const code = (): string | undefined => {
    try {
      refuseBilledPeriod(resumedAnew(), { now: on(now), effectiveAt: on(effectiveAt) })
      return undefined
    } catch (error) {
      return error instanceof Refusal ? error.code : String(error)
    }
  }
  expect(code()).toBe(isRefused ? 'change_in_billed_period' : undefined)
})
