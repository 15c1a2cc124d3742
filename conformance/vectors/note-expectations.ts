import {
  creditNote, refundedOf, settledBy, type CreditableLine, type Note,
} from '../oracle/credit-notes.ts'
import { billed } from '../oracle/decimal-text.ts'
import { add, parse, subtract, sum, zero, type Rational } from '../oracle/rational.ts'
import type { CreditNotesCase, NoteResult } from './billing-cases.ts'
import { digitsOf } from './minor-digits.ts'
import type { NoteRequest } from './source/notes.ts'

type Given =
  Pick<CreditNotesCase, 'currency' | 'lines' | 'amount_remaining' | 'credits_applied' | 'notes'>

/** A note that stands, void or not, or nothing where it was refused. */
type Made = { note: Note; reduced: Rational; refunded: Rational; isVoid: boolean } | null

type Books = { remaining: Rational; made: Made[]; results: NoteResult[] }

const carried = ({ lines }: Given): CreditableLine[] =>
  lines.map(({ id, net_amount, prorated_amount, taxes }) => ({
    id, net: parse(net_amount), prorated: parse(prorated_amount),
    taxes: taxes.map((tax) => ({ ...tax, amount: parse(tax.amount) })),
  }))

/** What payments brought: the total less what credits paid and what remains. */
const paidOf = ({ lines, amount_remaining, credits_applied = '0' }: Given): Rational => {
  const total = sum(lines.flatMap(({ net_amount, taxes }) => [parse(net_amount),
    ...taxes.filter(({ inclusive }) => !inclusive).map(({ amount }) => parse(amount))]))
  return subtract(total, sum([parse(amount_remaining), parse(credits_applied)]))
}

type Asked = Extract<NoteRequest, { lines: unknown }>

const noted = (given: Given, books: Books, { lines, settlement }: Asked): Books => {
  const minorDigits = digitsOf(given.currency)
  const write = (amount: Rational) => billed(amount, minorDigits)
  const standing = books.made.filter((one) => one !== null).filter(({ isVoid }) => !isVoid)
  const earlier = standing.map((one) => one.note)
  const note = creditNote(carried(given), {
    lines: lines.map(({ line, amount }) => ({ line, amount: parse(amount) })), earlier, minorDigits,
  })
  if (note === null) {
    const refused = 'credit_note_exceeds_line'
    const result: NoteResult = { refused, amount_remaining: write(books.remaining) }
    return { ...books, made: [...books.made, null], results: [...books.results, result] }
  }
  const { reduced, returned } = settledBy(note, books.remaining)
  const refunded = settlement === 'balance' ? zero : refundedOf(returned,
    { paid: paidOf(given), refunded: standing.map((one) => one.refunded) })
  const remaining = subtract(books.remaining, reduced)
  const result: NoteResult = {
    lines: note.lines.map(({ line, amount, taxes }) => ({
      line, amount: write(amount),
      taxes: taxes.map(({ rate, amount: tax }) => ({ rate, amount: write(tax) })),
    })),
    subtotal: write(note.subtotal), total: write(note.total), amount_reduced: write(reduced),
    amount_to_balance: write(subtract(returned, refunded)),
    amount_refunded: write(refunded),
    amount_remaining: write(remaining),
  }
  const made = [...books.made, { note, reduced, refunded, isVoid: false }]
  return { remaining, made, results: [...books.results, result] }
}

const voided = ({ currency }: Given, books: Books, number: number): Books => {
  const remaining = add(books.remaining, books.made[number]?.reduced ?? zero)
  const result = { amount_remaining: billed(remaining, digitsOf(currency)) }
  const made = books.made.map((one, at) =>
    at === number && one !== null ? { ...one, isVoid: true } : one)
  return { remaining, made: [...made, null], results: [...books.results, result] }
}

/** What each note gives back, or that it is refused. */
export const notesWanted = (given: Given): Pick<CreditNotesCase, 'results'> => {
  const start: Books = { remaining: parse(given.amount_remaining), made: [], results: [] }
  const { results } = given.notes.reduce((books, one) =>
    'void' in one ? voided(given, books, one.void) : noted(given, books, one), start)
  return { results }
}
