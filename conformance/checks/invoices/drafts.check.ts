import type { Invoice, UsageEventInput } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import type { Billing } from '../../src/given/given.ts'
import { results } from '../metered.ts'

const needs = ['invoices', 'usage-ingest']
const boundary = '2026-02-01T00:00:00Z'

const only = async (
  { expect, given }: CheckContext, { subscription }: Billing,
): Promise<Invoice> => {
  const invoices = await given.invoices(subscription)
  expect.equal(invoices.length, 1, 'the period is on one invoice')
  return expect.present(invoices[0], 'the period is on an invoice')
}

const usage = (
  { customer, meter }: Billing, id: string,
  { timestamp, amount }: { timestamp: string; amount: string },
): UsageEventInput => ({
  id, timestamp, event_name: meter.event_name, customer_id: customer.id, properties: { amount },
})

export default [
  check({
    id: 'invoices/a-draft-waits-for-its-grace',
    requirement: 'INV-4.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const scene = await given.billing({ draft_grace_hours: 3 })
      await given.advance(scene.clock, '2026-02-01T02:59:59Z')
      const draft = await only(context, scene)
      expect.equal([draft.status, draft.issued_at, draft.finalize_at],
        ['draft', boundary, '2026-02-01T03:00:00Z'], 'a draft waits for its grace hours')
      await given.advance(scene.clock, '2026-02-01T03:00:00Z')
      const done = await only(context, scene)
      expect.equal([done.status, done.finalized_at], ['finalized', '2026-02-01T03:00:00Z'],
        'when they have passed it is finalized')
    },
  }),
  check({
    id: 'invoices/grace-is-one-hour-when-absent-and-none-at-0',
    requirement: 'INV-4.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const { organization } = await given.organization()
      expect.equal(organization.draft_grace_hours, 1, 'the grace is one hour when absent')
      const scene = await given.billing({ draft_grace_hours: 0 })
      await given.advance(scene.clock, boundary)
      const { status, finalized_at } = await only(context, scene)
      expect.equal([status, finalized_at], ['finalized', boundary], 'no grace, no draft')
    },
  }),
  check({
    id: 'invoices/a-draft-follows-late-usage',
    requirement: 'INV-4.2',
    needs,
    async run(context) {
      const { api, expect, given } = context
      expect.status(await api.patch('/organization', { late_usage_policy: 'reject' }), 200)
      for (const by of ['time', 'hand'] as const) {
        const scene = await given.billing({ draft_grace_hours: 2 })
        const time = '2026-01-31T23:00:00Z'
        await given.advance(scene.clock, '2026-01-31T23:59:00Z')
        await results(context, [usage(scene, 'early', { timestamp: time, amount: '3' })])
        await given.advance(scene.clock, '2026-02-01T01:00:00Z')
        const draft = await only(context, scene)
        expect.equal([draft.status, draft.total], ['draft', '3.00'], 'the draft has the usage')
        const late = [
          usage(scene, 'late', { timestamp: time, amount: '4' }),
          usage(scene, 'next', { timestamp: boundary, amount: '100' }),
        ]
        const told = (await results(context, late)).map(({ status }) => status)
        expect.equal(told, ['accepted', 'accepted'], 'within the grace late usage is accepted')
        if (by === 'time') await given.advance(scene.clock, '2026-02-01T02:00:00Z')
        else expect.status(await api.post(`/invoices/${draft.id}/finalize`), 200)
        const done = await only(context, scene)
        expect.equal([done.status, done.total], ['finalized', '7.00'],
          `finalized by ${by} it has the late usage of its period and no other`)
        const [line] = await given.lines(done)
        expect.equal([line?.quantity, line?.amount], ['7', '7.00'], 'its line says so too')
        const [closed] = await results(context,
          [usage(scene, 'too-late', { timestamp: time, amount: '8' })])
        expect.equal(closed?.status, 'rejected', 'a final invoice follows no more')
        expect.equal(await only(context, scene), done, 'and does not change')
      }
    },
  }),
]
