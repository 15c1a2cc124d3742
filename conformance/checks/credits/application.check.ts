import type { Customer, Invoice } from '@valora/spec/types'
import { parse, sum } from '../../oracle/rational.ts'
import { exact } from '../../oracle/decimal-text.ts'
import { check } from '../../src/check.ts'
import { askGrantVoid, balancesOf, grantOf, readGrant } from '../credited.ts'
import { billedOf, draftOf } from '../one-off.ts'

const now = '2026-06-01T00:00:00Z'

const taken = ({ credits_applied, amount_due, amount_remaining, payment_status }: Invoice) =>
  [credits_applied, amount_due, amount_remaining, payment_status]

export default [
  check({
    id: 'credits/an-invoice-takes-what-is-due-and-no-more',
    requirement: 'CRD-3.2',
    needs: ['customers'],
    async run(context) {
      const { expect, given } = context
      const [customer, rate] = [await given.customer(), await given.taxRate('10')]
      const tax_rate_ids = [rate.id]
      const grant = await grantOf(context, { customer, amount: '100' })
      const draft = await draftOf(context, { customer, lines: ['50'], tax_rate_ids })
      expect.equal([draft.credits, draft.amount_due, (await readGrant(context, grant)).remaining],
        [[], '55.00', '100.00'], 'a draft takes nothing')
      expect.equal(taken(await given.finalize(draft)), ['55.00', '0.00', '0.00', 'not_required'],
        'a final one takes what is due, with its tax')
      expect.equal((await readGrant(context, grant)).remaining, '45.00', 'and no more')
      const free = await billedOf(context, { customer, lines: ['0'] })
      expect.equal(taken(free), ['0.00', '0.00', '0.00', 'not_required'], 'nothing takes nothing')
      const rest = await billedOf(context, { customer, lines: ['50'], tax_rate_ids })
      expect.equal(taken(rest), ['45.00', '10.00', '10.00', 'unpaid'], 'what there is, is taken')
      expect.equal((await readGrant(context, grant)).status, 'exhausted', 'then it is exhausted')
      const none = await billedOf(context, { customer, lines: ['50'] })
      expect.equal(taken(none), ['0.00', '50.00', '50.00', 'unpaid'], 'then there is nothing more')
    },
  }),
  check({
    id: 'credits/invoices-in-parallel-take-it-once',
    requirement: 'CRD-3.2',
    needs: ['customers'],
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      const grants = [await grantOf(context, { customer, amount: '10' }),
        await grantOf(context, { customer, amount: '5' })]
      const drafts = await Promise.all(Array.from({ length: 6 }, async () =>
        draftOf(context, { customer, lines: ['4'] })))
      const done = await Promise.all(drafts.map(async (draft) => given.finalize(draft)))
      expect.equal(exact(sum(done.map(({ credits_applied }) => parse(credits_applied)))), '15',
        'all of it is taken, and no more')
      expect.every(done, ({ credits_applied, amount_due, total }) =>
        exact(sum([credits_applied, amount_due].map(parse))) === exact(parse(total)),
      'each invoice is due for the rest')
      const left = await Promise.all(grants.map(async (grant) => readGrant(context, grant)))
      expect.equal(left.map(({ remaining }) => remaining), ['0.00', '0.00'], 'nothing is left')
      expect.equal(await balancesOf(context, customer), { USD: ['0.00', '0.00'] }, 'nor owed')
    },
  }),
  check({
    id: 'credits/only-what-is-in-force-is-burnt',
    requirement: 'CRD-3.3',
    needs: ['customers', 'test-clocks'],
    async run(context) {
      const { expect, given } = context
      const clock = await given.testClock(now)
      const test_clock_id = clock.id
      const fresh = async (): Promise<Customer> => given.customer({ test_clock_id })
      const amount_due = async (customer: Customer): Promise<string> =>
        (await billedOf(context, { customer, lines: ['10'] })).amount_due
      const [mine, theirs] = [await fresh(), await fresh()]
      await grantOf(context, { customer: theirs, amount: '3' })
      expect.equal(await amount_due(mine), '10.00', 'the grant of another customer is not')
      expect.equal(await amount_due(theirs), '7.00', 'their own is')
      const foreign = await fresh()
      await grantOf(context, { customer: foreign, amount: '3', currency: 'EUR' })
      expect.equal(await amount_due(foreign), '10.00', 'another currency is not')
      const voided = await fresh()
      const gone = await grantOf(context, { customer: voided, amount: '3' })
      expect.status(await askGrantVoid(context, gone), 200)
      expect.equal(await amount_due(voided), '10.00', 'a voided one is not')
      const [early, late] = [await fresh(), await fresh()]
      const effective_at = '2026-06-10T00:00:00Z'
      const pending = await grantOf(context, { customer: early, amount: '3', effective_at })
      const limited = await grantOf(context,
        { customer: late, amount: '3', expires_at: effective_at })
      expect.equal([pending.status, limited.status], ['pending', 'active'], 'one is to come')
      await given.advance(clock, '2026-06-09T23:59:59Z')
      expect.equal([await amount_due(early), (await readGrant(context, pending)).status],
        ['10.00', 'pending'], 'what is not yet effective is not')
      const draft = await draftOf(context, { customer: late, lines: ['10'] })
      await given.advance(clock, effective_at)
      expect.equal([await amount_due(early), (await readGrant(context, pending)).status],
        ['7.00', 'exhausted'], 'from its instant on it is')
      expect.equal([(await given.finalize(draft)).amount_due, (await readGrant(context, limited))
        .status], ['10.00', 'expired'], 'what has expired is not')
    },
  }),
  check({
    id: 'credits/an-expiring-grant-is-burnt-until-then',
    requirement: 'CRD-3.3',
    needs: ['customers', 'test-clocks'],
    async run(context) {
      const { expect, given } = context
      const clock = await given.testClock(now)
      const customer = await given.customer({ test_clock_id: clock.id })
      await grantOf(context, { customer, amount: '3', expires_at: '2026-06-10T00:00:00Z' })
      await given.advance(clock, '2026-06-09T23:59:59Z')
      const { amount_due } = await billedOf(context, { customer, lines: ['10'] })
      expect.equal(amount_due, '7.00', 'a second before it expires it is taken')
    },
  }),
  check({
    id: 'credits/what-expires-when-an-invoice-is-finalized-is-not-burnt',
    requirement: 'CRD-3.3',
    needs: ['invoices'],
    async run(context) {
      const { expect, given } = context
      const fixed = { pricing: { type: 'flat', amount: '10' } } as const
      const rows = [['2026-01-01T02:00:00Z', '10.00'], ['2026-01-01T02:00:01Z', '7.00']] as const
      for (const [expires_at, wanted] of rows) {
        const { clock, customer, subscription } =
          await given.billing({ fixed, draft_grace_hours: 2 })
        await grantOf(context, { customer, amount: '3', expires_at })
        await given.advance(clock, '2026-01-02T00:00:00Z')
        const [invoice] = await given.invoices(subscription)
        expect.equal([invoice?.finalized_at, invoice?.amount_due],
          ['2026-01-01T02:00:00Z', wanted], `what expires at ${expires_at}`)
      }
    },
  }),
]
