import type { CreditGrant, CreditGrantCreate } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { grantOf } from '../credited.ts'
import { billedOf } from '../one-off.ts'

const needs = ['customers', 'test-clocks']
const now = '2026-06-01T00:00:00Z'

type Terms = Partial<Pick<CreditGrantCreate,
  'priority' | 'expires_at' | 'cost_basis' | 'effective_at'>>

const [may, june] = ['2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z']
const [july, august] = ['2026-07-01T00:00:00Z', '2026-08-01T00:00:00Z']

/** Which of two is burnt first, and why. */
const pairs: [first: Terms, second: Terms, why: string][] = [
  [{ priority: 9 }, { priority: 10 }, 'the lower priority'],
  [{ priority: 0 }, { priority: 100 }, 'from end to end'],
  [{ priority: 49 }, {}, '50 when nothing is said'],
  [{}, { priority: 51 }, '50 when nothing is said'],
  [{ expires_at: july }, { expires_at: august }, 'what expires sooner'],
  [{ expires_at: august }, {}, 'what expires before what does not'],
  [{ cost_basis: '0.5' }, { cost_basis: '0.6' }, 'the lower cost basis'],
  [{ cost_basis: '9' }, { cost_basis: '10' }, 'as a number, not as a text'],
  [{}, { cost_basis: '0.000000000001' }, '0 when nothing is said'],
  [{ effective_at: may }, { effective_at: june }, 'what is effective for longer'],
  [{ priority: 1 }, { priority: 2, expires_at: july }, 'priority before expiry'],
  [{ priority: 1, cost_basis: '9' }, { priority: 2, cost_basis: '1' }, 'priority before cost'],
  [{ expires_at: july, cost_basis: '9' }, { expires_at: august, cost_basis: '1' },
    'expiry before cost'],
  [{ expires_at: august, effective_at: june }, { effective_at: may }, 'expiry before effect'],
  [{ cost_basis: '1', effective_at: june }, { cost_basis: '2', effective_at: may },
    'cost before effect'],
]

const byId = (a: CreditGrant, b: CreditGrant): number => (a.id < b.id ? -1 : 1)

export default [
  check({
    id: 'credits/each-rule-decides-between-two-grants',
    requirement: 'CRD-3.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const clock = await given.testClock(now)
      for (const [first, second, why] of pairs) {
        const customer = await given.customer({ test_clock_id: clock.id })
        const terms = { customer, amount: '5', effective_at: may }
        const later = await grantOf(context, { ...terms, ...second })
        const sooner = await grantOf(context, { ...terms, ...first })
        const { credits } = await billedOf(context, { customer, lines: ['5'] })
        expect.equal(credits.map(({ credit_grant_id }) => credit_grant_id), [sooner.id],
          `first comes ${why}`)
        const { credits: rest } = await billedOf(context, { customer, lines: ['5'] })
        expect.equal(rest.map(({ credit_grant_id }) => credit_grant_id), [later.id],
          'then the other one')
      }
    },
  }),
  check({
    id: 'credits/grants-are-burnt-in-order-until-nothing-is-due',
    requirement: 'CRD-3.1',
    needs,
    async run(context) {
      const { expect, given, random } = context
      const clock = await given.testClock(now)
      const customer = await given.customer({ test_clock_id: clock.id })
      const ordered: Terms[] = [
        { priority: 1 },
        { priority: 2, expires_at: july, cost_basis: '3' },
        { priority: 2, expires_at: august, cost_basis: '1', effective_at: june },
        { priority: 2, expires_at: august, cost_basis: '2', effective_at: may },
        { priority: 2, expires_at: august, cost_basis: '2', effective_at: june },
        { priority: 2 },
      ]
      const made = new Map<Terms, CreditGrant>()
      for (const terms of random.shuffle(ordered)) {
        made.set(terms, await grantOf(context,
          { customer, amount: '2', effective_at: may, ...terms }))
      }
      const alike = [made.get(ordered[5] as Terms) as CreditGrant]
      for (let more = 0; more < 3; more += 1) {
        alike.push(await grantOf(context,
          { customer, amount: '2', effective_at: may, priority: 2 }))
      }
      const wanted = [...ordered.slice(0, 5).map((terms) => made.get(terms) as CreditGrant),
        ...alike.toSorted(byId)].map(({ id }) => id)
      const invoice = await billedOf(context, { customer, lines: ['17'] })
      expect.equal(invoice.credits.map(({ credit_grant_id }) => credit_grant_id), wanted,
        'priority, expiry, cost basis, effective instant, id')
      expect.equal([invoice.credits.map(({ amount }) => amount), invoice.amount_due],
        [[...Array.from({ length: 8 }, () => '2.00'), '1.00'], '0.00'],
        'each in full, and the last as far as it is needed')
    },
  }),
]
