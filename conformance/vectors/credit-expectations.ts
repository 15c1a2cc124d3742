import { billed } from '../oracle/decimal-text.ts'
import { isBefore } from '../oracle/instant-order.ts'
import {
  applied, expired, granted, nextExpiry, restored, voided, type Ledger,
} from '../oracle/model/ledger.ts'
import {
  compare, greater, negate, parse, subtract, sum, zero, type Rational,
} from '../oracle/rational.ts'
import type { CreditResult, CreditsCase } from './billing-cases.ts'
import { digitsOf } from './minor-digits.ts'
import type { CreditStep } from './source/credits.ts'

type Given = Pick<CreditsCase, 'currency' | 'grants' | 'steps'>

type Books = {
  ledger: Ledger
  /** The names of the grants by their numbers. */
  names: string[]
  /** What grants paid at each step so far. */
  paid: { grant: number; amount: Rational }[][]
  results: CreditResult[]
}

const opened = ({ grants }: Given): Books => ({
  ledger: grants.reduce<Ledger>((ledger, grant) =>
    granted(ledger, { ...grant, amount: parse(grant.amount) }), { grants: [], entries: [] }),
  names: grants.map(({ id }) => id), paid: [], results: [],
})

/** Everything that has expired by an instant. */
const settledAt = (ledger: Ledger, at: string): Ledger => {
  const next = nextExpiry(ledger)
  if (next === null || isBefore(at, next.at)) return ledger
  return settledAt(expired(ledger, next.grant), at)
}

const invoiced = (
  { currency }: Given, books: Books, { at, total: text }: CreditStep & { total: string },
): Books => {
  const write = (amount: Rational) => billed(amount, digitsOf(currency))
  const [total, invoice] = [parse(text), books.results.length]
  const { ledger, credits } = applied(books.ledger, { total, currency, at, invoice })
  const due = subtract(greater(total, zero), sum(credits.map(({ amount }) => amount)))
  const result = {
    credits: credits.map(({ grant, amount }) =>
      ({ grant: books.names[grant] ?? '', amount: write(amount) })),
    amount_due: write(due),
  }
  const after = {
    ...books, ledger, paid: [...books.paid, [...credits]], results: [...books.results, result],
  }
  if (compare(total, zero) >= 0) return after
  return {
    ...after, names: [...books.names, `step-${invoice}`],
    ledger: granted(ledger, {
      origin: 'negative_invoice', currency, amount: negate(total), priority: 0, cost_basis: '0',
      effective_at: at, expires_at: null,
    }),
  }
}

const taken = (given: Given, before: Books, step: CreditStep): Books => {
  const books = { ...before, ledger: settledAt(before.ledger, step.at) }
  if ('total' in step) return invoiced(given, books, step)
  const ledger = 'void_grant' in step
    ? voided(books.ledger, books.names.indexOf(step.void_grant))
    : restored(books.ledger, books.paid[step.void_invoice] ?? [], step.void_invoice)
  return { ...books, ledger, paid: [...books.paid, []], results: [...books.results, {}] }
}

/** What grants pay step by step, what is left of them, and their ledger. */
export const creditsWanted = (
  given: Given,
): Pick<CreditsCase, 'results' | 'remaining' | 'entries'> => {
  const { ledger, names, results } = given.steps
    .reduce((books, step) => taken(given, books, step), opened(given))
  const write = (amount: Rational) => billed(amount, digitsOf(given.currency))
  return {
    results,
    remaining: Object.fromEntries(ledger.grants.map(({ remaining }, number) =>
      [names[number] ?? '', write(remaining)])),
    entries: ledger.entries.map(({ grant, type, amount }) =>
      ({ grant: names[grant] ?? '', type, amount: write(amount) })),
  }
}
