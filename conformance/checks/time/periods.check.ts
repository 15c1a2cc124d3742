import fc from 'fast-check'
import type { Interval, Subscription } from '@valora/spec/types'
import { boundaryText } from '../../oracle/boundary.ts'
import { check } from '../../src/check.ts'
import { forAll } from '../for-all.ts'
import { boundariesOf, freePrice, periodsOf, scheduled } from '../scheduled.ts'

const needs = ['subscriptions', 'test-clocks']
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu',
  'Pacific/Chatham', 'America/St_Johns', 'Asia/Tokyo', 'America/Sao_Paulo']

// From 2010 to 2025: what a zone will do in years to come nobody knows for sure.
const anchors = fc.oneof(
  fc.integer({ min: 1_262_304_000, max: 1_735_689_600 }),
  fc.tuple(fc.integer({ min: 2010, max: 2024 }), fc.constantFrom('01-29', '01-30', '01-31', '02-28',
    '03-31', '08-31', '12-31'), fc.integer({ min: 0, max: 86_399 }))
    .map(([year, day, second]) => Date.parse(`${year}-${day}T00:00:00Z`) / 1000 + second),
).map((epoch) => new Date(epoch * 1000).toISOString().replace('.000Z', 'Z'))

const schedules = fc.record({
  anchor: anchors,
  time_zone: fc.constantFrom(...zones),
  interval: fc.record<Interval>({
    unit: fc.constantFrom('day', 'week', 'month', 'month', 'year'),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  last: fc.integer({ min: 1, max: 5 }),
})

export default [
  check({
    id: 'time/periods-are-contiguous',
    requirement: 'TIM-1.3',
    needs,
    async run(context) {
      const { api, expect } = context
      const anchor = '2026-01-31T22:30:00Z'
      const scene = await scheduled(context, [await freePrice(context)],
        { anchor, time_zone: 'Europe/Berlin' })
      await context.given.advance(scene.clock, '2027-04-15T00:00:00Z')
      const periods = await periodsOf(context, scene.subscription)
      expect.equal(periods.length, 15, 'a month is a period')
      expect.equal(periods.map(({ index }) => index), periods.map((_, index) => index),
        'periods are counted from 0')
      expect.equal(periods.slice(1).map(({ start }) => start),
        periods.slice(0, -1).map(({ end }) => end), 'each starts where the one before it ends')
      expect.equal(periods[0]?.start, anchor, 'the first starts at the anchor')
      expect.equal(periods.map(({ status }) => status),
        [...periods.slice(1).map(() => 'closed'), 'open'], 'only the last is open')
      const { body } = await api.get<Subscription>(`/subscriptions/${scene.subscription.id}`)
      const { start, end } = expect.present(periods.at(-1), 'there is a period')
      expect.equal(body.current_period, { start, end }, 'the open period is the current one')
    },
  }),
  check({
    id: 'time/boundaries-equal-the-model',
    requirement: 'TIM-4.1',
    needs,
    tags: ['property'],
    async run(context) {
      const price = await freePrice(context)
      await forAll(context, schedules, {
        runs: 10,
        holds: async ({ last, ...schedule }) => {
          const { anchor, time_zone: zone, interval } = schedule
          const wanted = Array.from({ length: last + 2 }, (_, k) =>
            boundaryText({ anchor, zone, interval }, k))
          const scene = await scheduled(context, [price], schedule)
          context.expect.equal(await boundariesOf(context, scene, wanted[last] ?? anchor), wanted,
            `period k starts k intervals after ${anchor} in ${zone}`)
        },
      })
    },
  }),
  check({
    id: 'time/month-ends-are-not-chained',
    requirement: 'TIM-4.1',
    needs,
    async run(context) {
      const price = await freePrice(context)
      const monthly = await scheduled(context, [price], { anchor: '2026-01-31T00:00:00Z' })
      context.expect.equal(await boundariesOf(context, monthly, '2026-05-31T00:00:00Z'),
        ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']
          .map((day) => `${day}T00:00:00Z`), 'the 31st comes back after February')
      const yearly = await scheduled(context, [price],
        { anchor: '2024-02-29T00:00:00Z', interval: { unit: 'year', count: 1 } })
      context.expect.equal(await boundariesOf(context, yearly, '2028-02-29T00:00:00Z'),
        ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29', '2029-02-28']
          .map((day) => `${day}T00:00:00Z`), '29 February comes back in leap years')
    },
  }),
]
