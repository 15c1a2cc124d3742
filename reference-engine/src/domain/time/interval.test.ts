import { expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { intervalCountMax, intervalUnits, refuseLongInterval } from './interval.ts'

test.each(intervalUnits)('three years of %ss are taken, one more is refused', (unit) => {
  const count_max = intervalCountMax[unit]
  expect(() => refuseLongInterval({ unit, count: 1 })).not.toThrow()
  expect(() => refuseLongInterval({ unit, count: count_max })).not.toThrow()
  const params = { unit, count: count_max + 1, count_max }
  expect(() => refuseLongInterval({ unit, count: count_max + 1 }))
    .toThrow(new Refusal('plan_interval_too_long', params))
})

test('three years are 1095 days, 156 weeks, 36 months', () => {
  expect(intervalCountMax).toEqual({ day: 1095, week: 156, month: 36, year: 3 })
})
