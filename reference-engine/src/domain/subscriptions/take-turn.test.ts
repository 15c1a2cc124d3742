import { expect, test } from 'vitest'
import {
  calls, courseOf, on, seat, shown, subscribed, support,
} from '../../../test/subscription-course.ts'
import { isTurnDue, nextTurnAt } from './next-turn-at.ts'
import type { SubscriptionTerms } from './subscribe.ts'
import { takeTurn } from './take-turn.ts'

type Row = {
  readonly why: string
  readonly terms?: Partial<SubscriptionTerms>
  readonly until: string
  readonly wanted: readonly string[]
}

const rows: Row[] = [
  { why: 'advance charges open a period, usage and arrears close it', until: '2026-02-01', wanted: [
    '01-01 opens 01-01..02-01 started', 'fixed seat 2 01-01..02-01',
    '02-01 closes 01-01..02-01 opens 02-01..03-01',
    'usage calls 01-01..02-01', 'fixed support 3 01-01..02-01', 'fixed seat 2 02-01..03-01',
  ] },
  { why: 'nothing before a start that is ahead', until: '2026-01-31T23:59',
    terms: { startAt: on('2026-02-01') }, wanted: [] },
  { why: 'an anchor ahead makes a stub of the first period', until: '2026-01-10',
    terms: { billingAnchor: on('2026-01-10') }, wanted: [
      '01-01 opens 01-01..01-10 started', 'fixed seat 2 01-01..01-10 9/31',
      '01-10 closes 01-01..01-10 opens 01-10..02-10',
      'usage calls 01-01..01-10', 'fixed support 3 01-01..01-10 9/31', 'fixed seat 2 01-10..02-10',
    ] },
  { why: 'an anchor in the past does as well', until: '2026-01-01',
    terms: { billingAnchor: on('2025-06-20'), prorationUnit: 'second' }, wanted: [
      '01-01 opens 01-01..01-20 started', 'fixed seat 2 01-01..01-20 1641600/2678400'] },
  { why: 'a stub without a day has no charge, but has its usage', until: '2026-01-01T12:00',
    terms: { billingAnchor: on('2026-01-01T12:00') }, wanted: [
      '01-01 opens 01-01..01-01T12:00 started',
      '01-01T12:00 closes 01-01..01-01T12:00 opens 01-01T12:00..02-01T12:00',
      'usage calls 01-01..01-01T12:00', 'fixed seat 2 01-01T12:00..02-01T12:00',
    ] },
  { why: 'a trial ends with a boundary of its own anchor', until: '2026-01-15',
    terms: { trialEnd: on('2026-01-15') }, wanted: [
      '01-01 opens 01-01..01-15 started', 'fixed seat 2 01-01..01-15 14/31 trial',
      '01-15 closes 01-01..01-15 opens 01-15..02-15 trial_ended', 'usage calls 01-01..01-15 trial',
      'fixed support 3 01-01..01-15 14/31 trial', 'fixed seat 2 01-15..02-15',
    ] },
  { why: 'a trial may last over a boundary', until: '2026-02-15',
    terms: { trialEnd: on('2026-02-15') }, wanted: [
      '01-01 opens 01-01..01-15 started', 'fixed seat 2 01-01..01-15 14/31 trial',
      '01-15 closes 01-01..01-15 opens 01-15..02-15', 'usage calls 01-01..01-15 trial',
      'fixed support 3 01-01..01-15 14/31 trial', 'fixed seat 2 01-15..02-15 trial',
      '02-15 closes 01-15..02-15 opens 02-15..03-15 trial_ended',
      'usage calls 01-15..02-15 trial', 'fixed support 3 01-15..02-15 trial',
      'fixed seat 2 02-15..03-15',
    ] },
  { why: 'a trial may end within a period, which goes on', until: '2026-02-01',
    terms: { trialEnd: on('2026-01-15'), billingAnchor: on('2026-01-01') }, wanted: [
      '01-01 opens 01-01..02-01 started', 'fixed seat 2 01-01..01-15 14/31 trial',
      '01-15 trial_ended', 'usage calls 01-01..01-15 trial',
      'fixed support 3 01-01..01-15 14/31 trial', 'fixed seat 2 01-15..02-01 17/31',
      '02-01 closes 01-01..02-01 opens 02-01..03-01', 'usage calls 01-15..02-01',
      'fixed support 3 01-15..02-01 17/31', 'fixed seat 2 02-01..03-01',
    ] },
]

test.each(rows)('$why', ({ terms, until, wanted }) => {
  const { turns } = courseOf(subscribed([calls, seat('2'), support('3')], terms), on(until))
  expect(shown(turns)).toEqual(wanted)
})

test('turns and periods are counted apart, from 0', () => {
  const trial = { trialEnd: on('2026-01-15'), billingAnchor: on('2026-01-01') }
  const { subscription, turns } = courseOf(subscribed([seat('1')], trial), on('2026-03-01'))
  expect(turns.map(({ number, opens, closes }) => [number, closes?.index, opens?.index]))
    .toEqual([[0, undefined, 0], [1, undefined, undefined], [2, 0, 1], [3, 1, 2]])
  expect(subscription).toMatchObject({ status: 'active', turnCount: 4, periodCount: 3 })
})

test('a day that a zone skipped is no period', () => {
  const { turns } = courseOf(subscribed([seat('1')], {
    now: on('2011-12-28T10:00'), timeZone: 'Pacific/Apia', interval: { unit: 'day', count: 1 },
  }), on('2012-01-01T09:59'))
  expect(turns.map(({ opens }) => opens?.start.toString())).toEqual([
    '2011-12-28T10:00:00Z', '2011-12-29T10:00:00Z', '2011-12-30T10:00:00Z', '2011-12-31T10:00:00Z',
  ])
  expect(turns.map(({ opens }) => opens?.index)).toEqual([0, 1, 2, 3])
})

test('a turn is due from its instant on', () => {
  const scheduled = subscribed([seat('1')], { startAt: on('2026-02-01') })
  expect(isTurnDue(scheduled, on('2026-01-31T23:59'))).toBe(false)
  expect(isTurnDue(scheduled, on('2026-02-01'))).toBe(true)
  expect(nextTurnAt(takeTurn(scheduled).subscription)).toEqual(on('2026-03-01'))
})

test('what a caller adds to a subscription stays on it', () => {
  const own = { ...subscribed([seat('1')]), metadata: { crm_id: 'C-1' } }
  expect(takeTurn(own).subscription.metadata).toBe(own.metadata)
})
