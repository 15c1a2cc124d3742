import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { boundariesOf, freePrice, scheduled } from '../scheduled.ts'

const needs = ['subscriptions', 'test-clocks']

type Row = [zone: string, why: string, boundaries: [string, string, ...string[]]]

/** Monthly boundaries from the first instant on; the last one ends the open period. */
const judge = async (context: CheckContext, rows: readonly Row[]): Promise<void> => {
  const price = await freePrice(context)
  for (const [time_zone, why, wanted] of rows) {
    const scene = await scheduled(context, [price], { anchor: wanted[0], time_zone })
    const until = wanted.at(-2) ?? wanted[0]
    context.expect.equal(await boundariesOf(context, scene, until), wanted, `${time_zone}: ${why}`)
  }
}

export default [
  check({
    id: 'time/boundaries-follow-the-wall-clock',
    requirement: 'TIM-2.1',
    needs,
    async run(context) {
      await judge(context, [
        ['Europe/Berlin', 'midnight stays midnight in summer',
          ['2026-01-31T23:00:00Z', '2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z']],
        ['America/New_York', 'noon stays noon in summer',
          ['2026-02-01T17:00:00Z', '2026-03-01T17:00:00Z', '2026-04-01T16:00:00Z']],
        ['Asia/Kathmandu', 'the local day counts, not the day in UTC',
          ['2026-01-30T18:15:00Z', '2026-02-27T18:15:00Z', '2026-03-30T18:15:00Z']],
        ['Australia/Lord_Howe', 'summer is half an hour',
          ['2026-08-31T13:30:00Z', '2026-09-30T13:30:00Z', '2026-10-31T13:00:00Z']],
        ['UTC', 'no zone, no change',
          ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z']],
      ])
    },
  }),
  check({
    id: 'time/a-zone-is-copied-at-creation',
    requirement: 'TIM-2.1',
    needs,
    async run(context) {
      const { api, expect } = context
      const scene = await scheduled(context, [await freePrice(context)],
        { anchor: '2026-01-31T23:00:00Z', customer: { time_zone: 'Europe/Berlin' } })
      const moved = { time_zone: 'Asia/Tokyo' }
      expect.status(await api.patch(`/customers/${scene.customer_id}`, moved), 200)
      expect.status(await api.patch('/organization', moved), 200)
      expect.equal(await boundariesOf(context, scene, '2026-03-31T22:00:00Z'),
        ['2026-01-31T23:00:00Z', '2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z',
          '2026-04-30T22:00:00Z'], 'the zone of the subscription does not follow the customer')
    },
  }),
  check({
    id: 'time/the-nearest-zone-counts',
    requirement: 'TIM-2.2',
    needs,
    async run(context) {
      const [anchor, zone] = ['2026-01-15T00:00:00Z', 'Asia/Kathmandu']
      const place = async (organization: string | undefined) =>
        context.given.organization(organization === undefined ? {} : { time_zone: organization })
      const [none, berlin] = [await place(undefined), await place('Europe/Berlin')]
      const customer = { time_zone: 'Asia/Tokyo' }
      const rows = [
        [none, {}, 'UTC', 'else UTC'],
        [berlin, {}, 'Europe/Berlin', 'else the organization\'s'],
        [berlin, { customer }, 'Asia/Tokyo', 'else the customer\'s'],
        [berlin, { customer, time_zone: zone }, zone, 'the request\'s'],
        [none, { time_zone: zone }, zone, 'the request\'s'],
      ] as const
      for (const [tenant, values, wanted, why] of rows) {
        const { subscription } = await scheduled(tenant, [await freePrice(tenant)],
          { anchor, ...values })
        context.expect.equal(subscription.time_zone, wanted, `the zone is ${why}`)
      }
    },
  }),
  check({
    id: 'time/a-gap-ends-at-its-first-instant',
    requirement: 'TIM-3.1',
    needs,
    async run(context) {
      await judge(context, [
        ['Europe/Berlin', '02:30 does not exist on 29 March 2026',
          ['2026-01-29T01:30:00Z', '2026-02-28T01:30:00Z', '2026-03-29T01:00:00Z',
            '2026-04-29T00:30:00Z']],
        ['America/New_York', '02:30 does not exist on 8 March 2026',
          ['2026-02-08T07:30:00Z', '2026-03-08T07:00:00Z', '2026-04-08T06:30:00Z']],
        ['Australia/Lord_Howe', '02:15 does not exist on 4 October 2026',
          ['2026-09-03T15:45:00Z', '2026-10-03T15:30:00Z', '2026-11-03T15:15:00Z']],
      ])
    },
  }),
  check({
    id: 'time/the-earlier-of-two-counts',
    requirement: 'TIM-3.2',
    needs,
    async run(context) {
      await judge(context, [
        ['Europe/Berlin', '02:30 comes twice on 25 October 2026',
          ['2026-09-25T00:30:00Z', '2026-10-25T00:30:00Z', '2026-11-25T01:30:00Z']],
        ['America/New_York', '01:30 comes twice on 1 November 2026',
          ['2026-10-01T05:30:00Z', '2026-11-01T05:30:00Z', '2026-12-01T06:30:00Z']],
        ['Australia/Lord_Howe', '01:45 comes twice on 5 April 2026',
          ['2026-03-04T14:45:00Z', '2026-04-04T14:45:00Z', '2026-05-04T15:15:00Z']],
      ])
    },
  }),
]
