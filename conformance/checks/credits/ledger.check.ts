import type { CreditEntry, CreditGrant, Customer } from '@valora/spec/types'
import { billed } from '../../oracle/decimal-text.ts'
import { parse, sum } from '../../oracle/rational.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import {
  askGrantVoid, askNoteVoid, balancesOf, credit, entriesOf, grantOf,
} from '../credited.ts'
import { billedOf } from '../one-off.ts'

const needs = ['customers', 'test-clocks']

const sumOf = ({ contract }: CheckContext, entries: readonly CreditEntry[]): string => {
  const digits = contract.currencies.get(entries[0]?.currency ?? 'USD') ?? 2
  return billed(sum(entries.map(({ amount }) => parse(amount))), digits)
}

const by = (entries: readonly CreditEntry[], name: 'credit_grant_id' | 'currency') =>
  Map.groupBy(entries, (entry) => entry[name])

/** Balances of the customer and of each grant are what the entries add up to. */
const judgeSums = async (context: CheckContext, customer: Customer): Promise<CreditEntry[]> => {
  const { api, expect } = context
  const entries = await entriesOf(context, customer)
  const balances = Object.entries(await balancesOf(context, customer))
    .map(([currency, [balance]]) => `${currency} ${balance}`)
  expect.equal(balances.toSorted(), [...by(entries, 'currency')]
    .map(([currency, own]) => `${currency} ${sumOf(context, own)}`).toSorted(),
  'the balance in each currency is the sum of its entries')
  const query = { customer_id: customer.id, limit: 100 }
  const grants = await api.all<CreditGrant>('/credit-grants', { query })
  expect.equal(grants.map(({ id, remaining }) => `${id} ${remaining}`).toSorted(),
    [...by(entries, 'credit_grant_id')]
      .map(([id, own]) => `${id} ${sumOf(context, own)}`).toSorted(),
    'what remains of each grant is the sum of its entries')
  return entries
}

/** A life with grants, invoices, credit notes, expiries and voids, one step after the other. */
const life = async function* (context: CheckContext, customer: Customer, clock: { id: string }) {
  const { expect, given } = context
  const expires_at = '2026-06-10T00:00:00Z'
  await grantOf(context, { customer, amount: '60', expires_at })
  yield 'a grant'
  await grantOf(context, { customer, amount: '5000', currency: 'JPY' })
  yield 'another currency'
  const second = await grantOf(context,
    { customer, amount: '100', effective_at: '2026-06-05T00:00:00Z' })
  yield 'one that is not yet effective'
  const invoice = await billedOf(context, { customer, lines: ['20'] })
  yield 'an invoice takes some'
  await billedOf(context, { customer, currency: 'JPY', lines: ['1234'] })
  yield 'in another currency, too'
  await given.void(invoice)
  yield 'a void one gives it back'
  await billedOf(context, { customer, lines: ['-7.77'] })
  yield 'one below zero adds some'
  const due = await billedOf(context, { customer, lines: ['50'] })
  const note = await credit(context, due, ['40'])
  yield 'a credit note adds some'
  expect.status(await askNoteVoid(context, note), 200)
  yield 'a void one takes it back'
  await given.advance(clock, expires_at)
  yield 'one expires'
  await billedOf(context, { customer, lines: ['55'] })
  yield 'the other one is taken'
  expect.status(await askGrantVoid(context, second), 200)
  yield 'it is voided'
  expect.equal((await balancesOf(context, customer))['USD'], ['0.00', '0.00'], 'nothing is left')
}

export default [
  check({
    id: 'credits/balances-are-the-sums-of-their-entries',
    requirement: ['CRD-3.4', 'CRD-3.7'],
    needs,
    async run(context) {
      const { expect, given } = context
      const clock = await given.testClock('2026-06-01T00:00:00Z')
      const customer = await given.customer({ test_clock_id: clock.id })
      let before: CreditEntry[] = []
      for await (const step of life(context, customer, clock)) {
        const entries = await judgeSums(context, customer)
        expect.equal(entries.slice(0, before.length), before,
          `${step}: the entries before it stand as they were`)
        expect.that(entries.length > before.length, `${step} leaves an entry`)
        before = entries
      }
      expect.equal(new Set(before.map(({ type }) => type)),
        new Set(['granted', 'applied', 'restored', 'expired', 'voided']), 'all kinds were there')
    },
  }),
  check({
    id: 'credits/what-is-available-is-what-an-invoice-could-take',
    requirement: 'CRD-3.4',
    needs,
    async run(context) {
      const { expect, given } = context
      const clock = await given.testClock('2026-06-01T00:00:00Z')
      const customer = await given.customer({ test_clock_id: clock.id })
      expect.equal(await balancesOf(context, customer), {}, 'without an entry there is no balance')
      await grantOf(context, { customer, amount: '30' })
      await grantOf(context, { customer, amount: '100', effective_at: '2026-06-05T00:00:00Z' })
      expect.equal(await balancesOf(context, customer), { USD: ['130.00', '30.00'] },
        'what is not yet effective is in the balance only')
      await given.advance(clock, '2026-06-05T00:00:00Z')
      expect.equal(await balancesOf(context, customer), { USD: ['130.00', '130.00'] },
        'from then on it is available')
      const invoice = await billedOf(context, { customer, lines: ['200'] })
      expect.equal(invoice.credits_applied, '130.00', 'that is what an invoice takes')
    },
  }),
  check({
    id: 'credits/no-request-changes-an-entry',
    requirement: 'CRD-3.7',
    needs: ['customers'],
    async run(context) {
      const { api, expect, given } = context
      const customer = await given.customer()
      const grant = await grantOf(context, { customer, amount: '30' })
      const before = await entriesOf(context, customer)
      const [entry] = before
      expect.equal([entry?.type, entry?.amount, entry?.credit_grant_id, entry?.invoice_id],
        ['granted', '30.00', grant.id, null], 'the grant has its entry')
      const path = `/customers/${customer.id}/credit-entries`
      for (const method of ['POST', 'PATCH', 'PUT', 'DELETE']) {
        expect.problem(await api.send({ method, path }), 'method_not_allowed')
      }
      expect.problem(await api.send({ method: 'DELETE', path: `${path}/${entry?.id}` }),
        'route_not_found')
      expect.equal(await entriesOf(context, customer), before, 'the ledger stands')
    },
  }),
]
