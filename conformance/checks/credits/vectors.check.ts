import type { CreditGrant, Customer, Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { Check, CheckContext } from '../../src/check.ts'
import { compareInstants } from '../../oracle/instant-order.ts'
import { readVectors, type Vectors } from '../../vectors/read-vectors.ts'
import {
  askGrantVoid, credit, entriesOf, grantOf, readGrant,
} from '../credited.ts'
import { billedOf } from '../one-off.ts'

type CreditsCase = Vectors['credits']
type CaseGrant = CreditsCase['grants'][number]
type CaseStep = CreditsCase['steps'][number]

const start = '2026-01-01T00:00:00Z'

/** A case on its way: its customer, and what was made by the names of the vectors. */
type Life = {
  one: CreditsCase
  customer: Customer
  grants: Map<string, { id: string }>
  /** What a credit note takes back later. */
  bases: Map<string, Invoice>
  invoices: Map<number, Invoice>
}

type Event = { at: string; run: () => Promise<void> }

const absolute = (amount: string): string => amount.replace('-', '')

const give = async (
  context: CheckContext, { customer, grants, bases }: Life, terms: CaseGrant,
): Promise<void> => {
  const { api } = context
  const { id, amount, currency, priority, cost_basis, effective_at, expires_at, origin } = terms
  if (origin === 'manual') {
    grants.set(id, await grantOf(context, { customer, amount, currency, priority, cost_basis,
      effective_at, ...(expires_at === null ? {} : { expires_at }) }))
  } else if (origin === 'credit_note') {
    const note = await credit(context, bases.get(id) as Invoice, [amount])
    grants.set(id, { id: note.credit_grant_id ?? '' })
  } else {
    await billedOf(context, { customer, currency, lines: [`-${amount}`] })
    const query = { customer_id: customer.id }
    const [newest] = await api.all<CreditGrant>('/credit-grants', { query })
    grants.set(id, { id: newest?.id ?? '' })
  }
}

const act = async (
  context: CheckContext, life: Life, { step, index }: { step: CaseStep; index: number },
): Promise<void> => {
  const { api, expect, given } = context
  const { one, customer, grants, invoices } = life
  if ('void_invoice' in step) {
    await given.void(invoices.get(step.void_invoice) as Invoice)
  } else if ('void_grant' in step) {
    expect.status(await askGrantVoid(context, grants.get(step.void_grant) as CreditGrant), 200)
  } else {
    const { currency, results } = one
    const invoice = await billedOf(context, { customer, currency, lines: [step.total] })
    invoices.set(index, invoice)
    if (step.total.startsWith('-')) {
      const query = { customer_id: customer.id }
      const all = await api.all<CreditGrant>('/credit-grants', { query })
      const found = all.find(({ invoice_id }) => invoice_id === invoice.id)
      grants.set(`step-${index}`, { id: found?.id ?? '' })
      expect.equal(found?.amount, invoice.total.replace('-', ''), `${one.id}: ${one.why}`)
    }
    const names = new Map([...grants].map(([name, { id }]) => [id, name]))
    const wanted = results[index] ?? {}
    expect.equal([invoice.credits.map(({ credit_grant_id, amount }) =>
      ({ grant: names.get(credit_grant_id), amount })), invoice.amount_due],
      [wanted.credits, wanted.amount_due], `${one.id}: ${one.why}`)
  }
}

const begin = async (
  context: CheckContext, one: CreditsCase, clock: { id: string },
): Promise<Life> => {
  const { given } = context
  const customer = await given.customer({ test_clock_id: clock.id })
  const bases = new Map<string, Invoice>()
  for (const { id, origin, amount, currency } of one.grants) {
    if (origin !== 'credit_note') continue
    const invoice = await billedOf(context, { customer, currency, lines: [absolute(amount)] })
    bases.set(id, await given.pay(invoice))
  }
  return { one, customer, bases, grants: new Map(), invoices: new Map() }
}

const judgeEnd = async (
  context: CheckContext, { one, customer, grants }: Life,
): Promise<void> => {
  const { expect } = context
  const names = new Map([...grants].map(([name, { id }]) => [id, name]))
  const entries = (await entriesOf(context, customer)).map(({ credit_grant_id, type, amount }) =>
    `${names.get(credit_grant_id)} ${type} ${amount}`)
  expect.equal(entries.toSorted(), one.entries.map(({ grant, type, amount }) =>
    `${grant} ${type} ${amount}`).toSorted(), `${one.id}: ${one.why}`)
  for (const [name, wanted] of Object.entries(one.remaining)) {
    const { remaining } = await readGrant(context, grants.get(name) as CreditGrant)
    expect.decimal(remaining, wanted, `${one.id}: ${one.why}`)
  }
}

/** Grants at the start, or at their instant where they come from something else; then the steps. */
const eventsOf = (context: CheckContext, life: Life): Event[] => [
  ...life.one.grants.map((terms) => ({
    at: terms.origin === 'manual' ? start : terms.effective_at,
    run: async () => give(context, life, terms),
  })),
  ...life.one.steps.map((step, index) => ({
    at: step.at, run: async () => act(context, life, { step, index }),
  })),
  { at: life.one.steps.at(-1)?.at ?? start, run: async () => judgeEnd(context, life) },
]

/** The cases live side by side on one clock, which is advanced once to each of their instants. */
const judgeAll = async (context: CheckContext, cases: readonly CreditsCase[]): Promise<void> => {
  const clock = await context.given.testClock(start)
  const lives: Life[] = []
  for (const one of cases) lives.push(await begin(context, one, clock))
  const events = lives.flatMap((life) => eventsOf(context, life))
  let now = start
  for (const { at, run } of events.toSorted((a, b) => compareInstants(a.at, b.at))) {
    if (at !== now) await context.given.advance(clock, at)
    now = at
    await run()
  }
}

const all = readVectors('credits')

export default [...new Set(all.map(({ requirement }) => requirement))].map(
  (requirement): Check => check({
    id: `credits/vectors-of-${requirement.toLowerCase().replace('.', '-')}`,
    requirement,
    needs: ['customers', 'test-clocks'],
    tags: ['vectors'],
    run: async (context) =>
      judgeAll(context, all.filter((each) => each.requirement === requirement)),
  }))
