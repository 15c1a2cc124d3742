import { expect, test } from 'vitest'
import {
  calls, changeTo, courseOf, on, seat, shown, shownTurn, subscribed, support,
} from '../../../test/subscription-course.ts'
import { scheduleChange } from './change.ts'
import { nextTurnAt } from './next-turn-at.ts'
import { pause } from './pause.ts'
import { resume } from './resume.ts'
import type { ResumeAnchor } from './resume.ts'
import type { Settlement, Subscription } from './subscription.ts'

const running = (): Subscription =>
  courseOf(subscribed([calls, seat('2'), support('3')]), on('2026-01-01')).subscription
const pausedOn = (day: string, settlement: Settlement): Subscription =>
  pause(running(), { at: on(day), settlement }).subscription

test.each<[Settlement, string[]]>([
  ['prorate', ['01-11 closes 01-01..01-11 paused', 'usage calls 01-01..01-11',
    'fixed support 3 01-01..01-11 10/31', 'proration_credit seat 01-11..02-01 21/31']],
  ['none', ['01-11 closes 01-01..01-11 paused', 'usage calls 01-01..01-11',
    'fixed support 3 01-01..01-11']],
])('a pause with %s bills %j', (settlement, wanted) => {
  const turn = pause(running(), { at: on('2026-01-11'), settlement })
  expect(shownTurn(turn)).toEqual(wanted)
  expect(turn.subscription).toMatchObject(
    { status: 'paused', pausedAt: on('2026-01-11'), currentPeriod: undefined })
  expect(nextTurnAt(turn.subscription)).toBeUndefined()
})

type Row = {
  readonly why: string
  readonly settlement: Settlement
  readonly at: string
  readonly anchor: ResumeAnchor
  readonly until: string
  readonly wanted: readonly string[]
}

const rows: Row[] = [
  { why: 'the rest of the natural period', settlement: 'prorate', at: '2026-01-21', anchor: 'keep',
    until: '2026-02-01', wanted: [
      '01-21 opens 01-21..02-01 resumed', 'proration_charge seat 2 01-21..02-01 11/31',
      '02-01 closes 01-21..02-01 opens 02-01..03-01', 'usage calls 01-21..02-01',
      'fixed support 3 01-21..02-01 11/31', 'fixed seat 2 02-01..03-01'] },
  { why: 'of a later one, however long the pause', settlement: 'prorate', at: '2026-07-16',
    anchor: 'keep', until: '2026-07-16', wanted: [
      '07-16 opens 07-16..08-01 resumed', 'proration_charge seat 2 07-16..08-01 16/31'] },
  { why: 'a whole one on a boundary', settlement: 'prorate', at: '2026-03-01', anchor: 'keep',
    until: '2026-03-01', wanted: [
      '03-01 opens 03-01..04-01 resumed', 'fixed seat 2 03-01..04-01'] },
  { why: 'or a whole one from now', settlement: 'prorate', at: '2026-01-21', anchor: 'now',
    until: '2026-02-21', wanted: [
      '01-21 opens 01-21..02-21 resumed', 'fixed seat 2 01-21..02-21',
      '02-21 closes 01-21..02-21 opens 02-21..03-21', 'usage calls 01-21..02-21',
      'fixed support 3 01-21..02-21', 'fixed seat 2 02-21..03-21'] },
  { why: 'what was not settled is not billed again', settlement: 'none', at: '2026-01-21',
    anchor: 'keep', until: '2026-02-01', wanted: [
      '01-21 opens 01-21..02-01 resumed',
      '02-01 closes 01-21..02-01 opens 02-01..03-01', 'usage calls 01-21..02-01',
      'fixed seat 2 02-01..03-01'] },
  { why: 'nor by a new anchor', settlement: 'none', at: '2026-01-21', anchor: 'now',
    until: '2026-02-21', wanted: [
      '01-21 opens 01-21..02-21 resumed', 'fixed seat 2 02-01..02-21 20/31',
      '02-21 closes 01-21..02-21 opens 02-21..03-21', 'usage calls 01-21..02-21',
      'fixed support 3 02-01..02-21 20/31', 'fixed seat 2 02-21..03-21'] },
  { why: 'after its time it is', settlement: 'none', at: '2026-02-11', anchor: 'keep',
    until: '2026-02-11', wanted: [
      '02-11 opens 02-11..03-01 resumed', 'proration_charge seat 2 02-11..03-01 18/28'] },
]

test.each(rows)('resumed at $at with $anchor: $why', (row) => {
  const { settlement, at, anchor, until, wanted } = row
  const turn = resume(pausedOn('2026-01-11', settlement), { at: on(at), anchor })
  expect(turn.subscription).toMatchObject({ status: 'active', pausedAt: undefined })
  const { turns } = courseOf(turn.subscription, on(until))
  expect(shown([turn, ...turns])).toEqual(wanted)
})

test('paused and resumed at once nothing is lost', () => {
  const { subscription, sources } =
    resume(pausedOn('2026-01-11', 'none'), { at: on('2026-01-11'), anchor: 'keep' })
  expect(sources).toEqual([])
  expect(subscription).toMatchObject({ periodCount: 2, turnCount: 3 })
})

test('changes that fell into a pause are terms after it, and settle nothing', () => {
  const change = changeTo([calls, seat('5')], { effectiveAt: on('2026-01-20') })
  const yearly = changeTo([seat('7')],
    { id: 'chg2', effectiveAt: on('2026-01-25'), interval: { unit: 'year', count: 1 } })
  const { subscription: paused } = pause(
    scheduleChange(scheduleChange(running(), change), yearly),
    { at: on('2026-01-11'), settlement: 'prorate' })
  expect(nextTurnAt(paused)).toBeUndefined()
  expect(shownTurn(resume(paused, { at: on('2026-01-21'), anchor: 'keep' }))).toEqual([
    '01-21 opens 01-21..02-01 change_applied resumed',
    'proration_charge seat 5 01-21..02-01 11/31'])
  expect(shownTurn(resume(paused, { at: on('2026-01-26'), anchor: 'keep' }))).toEqual([
    '01-26 opens 01-26..2027-01-26 change_applied change_applied resumed',
    'fixed seat 7 01-26..2027-01-26'])
})

test('who owes is past due after the pause as before', () => {
  const paused = { ...pausedOn('2026-01-11', 'prorate'), overdue: true }
  expect(resume(paused, { at: on('2026-01-21'), anchor: 'keep' }).subscription.status)
    .toBe('past_due')
})

test('a trial is not paused, and what runs is not resumed', () => {
  const trialing = courseOf(
    subscribed([calls], { trialEnd: on('2026-01-15') }), on('2026-01-01')).subscription
  const refused = expect.objectContaining({ code: 'invalid_state_transition' }) as Error
  expect(() => pause(trialing, { at: on('2026-01-02'), settlement: 'none' })).toThrow(refused)
  expect(() => resume(running(), { at: on('2026-01-02'), anchor: 'keep' })).toThrow(refused)
})
