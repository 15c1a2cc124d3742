import type { Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import {
  askGrantVoid, balancesOf, entriesOf, entryTexts, grantOf, readGrant,
} from '../credited.ts'
import { actOn } from '../invoice-actions.ts'
import { billedOf } from '../one-off.ts'

const needs = ['customers', 'test-clocks']
const [now, soon] = ['2026-06-01T00:00:00Z', '2026-06-10T00:00:00Z']

export default [
  check({
    id: 'credits/a-void-invoice-restores-each-grant',
    requirement: 'CRD-4.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      const grants = [await grantOf(context, { customer, amount: '10', priority: 1 }),
        await grantOf(context, { customer, amount: '20', priority: 2 })]
      const invoice = await billedOf(context, { customer, lines: ['16'] })
      const remaining = async () => (await Promise.all(grants.map(async (grant) =>
        readGrant(context, grant)))).map((grant) => [grant.status, grant.remaining])
      expect.equal(await remaining(), [['exhausted', '0.00'], ['active', '14.00']], 'it took both')
      await given.void(invoice)
      expect.equal(await remaining(), [['active', '10.00'], ['active', '20.00']],
        'each has back what was taken')
      const entries = await entriesOf(context, customer)
      expect.equal(entries.filter(({ type }) => type === 'restored')
        .map((entry) => `${entry.credit_grant_id} ${entry.amount} ${entry.invoice_id}`).toSorted(),
        [`${grants[0]?.id} 10.00 ${invoice.id}`, `${grants[1]?.id} 6.00 ${invoice.id}`].toSorted(),
        'by an entry for each')
      const next = await billedOf(context, { customer, lines: ['30'] })
      expect.equal(next.credits_applied, '30.00', 'the next invoice takes it again')
    },
  }),
  check({
    id: 'credits/what-ended-meanwhile-leaves-again-at-once',
    requirement: 'CRD-4.1',
    needs,
    async run(context) {
      const { expect, given } = context
      for (const end of ['expired', 'voided'] as const) {
        const clock = await given.testClock(now)
        const customer = await given.customer({ test_clock_id: clock.id })
        const expires = end === 'expired' ? { expires_at: soon } : {}
        const grant = await grantOf(context, { customer, amount: '10', ...expires })
        const invoice = await billedOf(context, { customer, lines: ['6'] })
        await given.advance(clock, soon)
        if (end === 'voided') expect.status(await askGrantVoid(context, grant), 200)
        await given.void(invoice)
        expect.equal(entryTexts(await entriesOf(context, customer)), ['granted 10.00',
          'applied -6.00', `${end} -4.00`, 'restored 6.00', `${end} -6.00`],
          'it is restored, and leaves again')
        const { status, remaining } = await readGrant(context, grant)
        expect.equal([status, remaining, await balancesOf(context, customer)],
          [end, '0.00', { USD: ['0.00', '0.00'] }], 'nothing of it is left to take')
      }
    },
  }),
  check({
    id: 'credits/a-replaced-invoice-restores-them-too',
    requirement: 'CRD-4.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      const grant = await grantOf(context, { customer, amount: '10' })
      const invoice = await billedOf(context, { customer, lines: ['6'] })
      const answer = await actOn(context, invoice, 'regenerate')
      const draft = expect.status(answer, 201).body as Invoice
      expect.equal((await readGrant(context, grant)).remaining, '10.00', 'it is restored')
      expect.equal((await given.finalize(draft)).credits_applied, '6.00', 'and taken again')
      expect.equal((await readGrant(context, grant)).remaining, '4.00', 'once')
    },
  }),
]
