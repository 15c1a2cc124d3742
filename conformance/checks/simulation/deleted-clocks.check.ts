import type { Customer, TestClock } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { commands } from '../commands.ts'
import { seats } from '../daily-offers.ts'

const needs = ['test-clocks', 'subscriptions', 'invoices']
const offers = { seats: seats() } as const

export default [
  check({
    id: 'simulation/a-deleted-clock-is-gone',
    requirement: 'SIM-1.7',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const now = '2026-01-01T00:00:00Z'
      const [gone, kept] = [await given.scene({ offers, now }), await given.scene({ offers, now })]
      const deleted = await api.send<TestClock>(
        { method: 'DELETE', path: `/test-clocks/${gone.clock.id}` })
      expect.equal(expect.status(deleted, 200).body.status, 'deleted', 'it says so')
      expect.problem(await api.get(`/test-clocks/${gone.clock.id}`), 'test_clock_not_found')
      expect.problem(await api.post(`/test-clocks/${gone.clock.id}/advance`,
        { to: '2026-03-01T00:00:00Z' }), 'test_clock_not_found')
      const clocks = await api.all<TestClock>('/test-clocks')
      expect.equal(clocks.map(({ id }) => id), [kept.clock.id], 'the list has the others')
      const { body } = await api.get<Customer>(`/customers/${gone.customer.id}`)
      expect.present(body.archived_at, 'its customer is archived')
      const other = await api.get<Customer>(`/customers/${kept.customer.id}`)
      expect.equal(other.body.archived_at, null, 'customers of other clocks are not')
      expect.equal((await commands(context).read(gone.subscription)).status, 'canceled',
        'its subscription is over')
      await given.advance(kept.clock, '2026-02-01T00:00:00Z')
      expect.equal((await given.invoices(kept.subscription)).length, 2, 'others are billed on')
    },
  }),
  check({
    id: 'simulation/a-deleted-clock-bills-nothing',
    requirement: 'SIM-1.7',
    needs,
    async run(context) {
      const { api, expect, given } = context
      // By the present many months would be due, and a draft would have to be finalized.
      const { clock, subscription } = await given.scene({ offers, now: '2020-01-01T00:00:00Z',
        settings: { draft_grace_hours: 1 } })
      const before = await given.invoices(subscription)
      expect.equal(before.map(({ status }) => status), ['draft'], 'it has a draft')
      expect.status(await api.send({ method: 'DELETE', path: `/test-clocks/${clock.id}` }), 200)
      const later = await given.testClock('2020-01-01T00:00:00Z')
      await given.advance(later, '2026-01-01T00:00:00Z')
      await new Promise((resolve) => {
        setTimeout(resolve, 1500)
      })
      expect.equal((await given.invoices(subscription)).map(({ status, total }) =>
        [status, total]), before.map(({ status, total }) => [status, total]),
      'nothing happens to it any more')
    },
  }),
]
