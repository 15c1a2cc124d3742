import { expect, test } from 'vitest'
import { calls, on, seat, subscribed } from '../../../test/subscription-course.ts'
import { InvariantBroken } from '../assert.ts'
import type { Refusal } from '../refusal.ts'
import type { SubscriptionTerms } from './subscribe.ts'

test.each<[Partial<SubscriptionTerms>, string, string, string]>([
  [{}, '2026-01-01', '2026-01-01', 'the start is now, and so is the anchor'],
  [{ startAt: on('2026-02-05') }, '2026-02-05', '2026-02-05', 'the start is the anchor'],
  [{ trialEnd: on('2026-01-15') }, '2026-01-01', '2026-01-15', 'the end of the trial is'],
  [{ trialEnd: on('2026-01-15'), billingAnchor: on('2025-06-30') }, '2026-01-01', '2025-06-30',
    'unless an anchor is given'],
])('%o starts on %s with the anchor %s: %s', (parts, start, anchor) => {
  const { startAt, schedule, ...rest } = subscribed([seat('1')], parts)
  expect([startAt, schedule.anchor]).toEqual([on(start), on(anchor)])
  expect(rest).toMatchObject({ status: 'scheduled', periodCount: 0, turnCount: 0, changes: [] })
})

const daily = { unit: 'day', count: 1 } as const

test.each<[Partial<SubscriptionTerms>, string[], string]>([
  [{ startAt: on('2023-01-02') }, [], '1095 days back'],
  [{ startAt: on('2023-01-01T23:59') }, ['start_too_far_back'], 'and a minute'],
  [{ trialEnd: on('2026-01-01') }, ['trial_end_before_start'], 'a trial without any length'],
  [{ billingAnchor: on('2029-01-01') }, [], 'the anchor is three years ahead'],
  [{ billingAnchor: on('2022-12-30') }, ['anchor_out_of_range'], 'or farther'],
  [{ billingAnchor: on('2029-01-02') }, ['anchor_out_of_range'], 'farther ahead'],
  [{ startAt: on('2020-01-01'), trialEnd: on('2019-01-01'), billingAnchor: on('2026-01-01') },
    ['start_too_far_back', 'trial_end_before_start', 'anchor_out_of_range'], 'all are named'],
  [{ startAt: on('2024-12-31'), interval: daily }, [], '366 days back'],
  [{ startAt: on('2024-12-30'), interval: daily }, ['start_too_many_periods'], 'and another one'],
  [{ startAt: on('2024-12-30T00:01'), interval: daily }, [], 'or not all of it'],
  [{ startAt: on('2023-01-02'), interval: { unit: 'week', count: 1 } }, [], 'weeks of 1095 days'],
  [{ startAt: on('2023-01-02'), trialEnd: on('2025-12-31'), interval: daily },
    ['start_too_many_periods'], 'a trial has periods too'],
])('%o has the faults %j: %s', (parts, wanted) => {
  const codes = (): string[] => {
    try {
      subscribed([seat('1')], parts)
      return []
    } catch (error) {
      const { code, faults } = error as Refusal
      return faults.map((fault) => `${code} ${fault.code}`)
    }
  }
  expect(codes()).toEqual(wanted.map((code) => `subscription_start_invalid ${code}`))
})

test.each([
  { ...calls, quantity: seat('1').quantity }, { ...seat('1'), quantity: undefined },
])('a quantity is for what is fixed: %o', (broken) => {
  expect(() => subscribed([broken])).toThrow(InvariantBroken)
})
