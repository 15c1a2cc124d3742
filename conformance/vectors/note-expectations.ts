import { creditNote, settledBy, type CreditableLine, type Note } from '../oracle/credit-notes.ts'
import { billed } from '../oracle/decimal-text.ts'
import { add, parse, subtract, zero, type Rational } from '../oracle/rational.ts'
import type { CreditNotesCase, NoteResult } from './billing-cases.ts'
import { digitsOf } from './minor-digits.ts'
import type { NoteRequest } from './source/notes.ts'

type Given = Pick<CreditNotesCase, 'currency' | 'lines' | 'amount_remaining' | 'notes'>

/** A note that stands, void or not, or nothing where it was refused. */
type Made = { note: Note; reduced: Rational; isVoid: boolean } | null

type Books = { remaining: Rational; made: Made[]; results: NoteResult[] }

const carried = ({ lines }: Given): CreditableLine[] =>
  lines.map(({ id, net_amount, prorated_amount, taxes }) => ({
    id, net: parse(net_amount), prorated: parse(prorated_amount),
    taxes: taxes.map((tax) => ({ ...tax, amount: parse(tax.amount) })),
  }))

type Asked = Extract<NoteRequest, { lines: unknown }>

const noted = (given: Given, books: Books, { lines, settlement }: Asked): Books => {
  const minorDigits = digitsOf(given.currency)
  const write = (amount: Rational) => billed(amount, minorDigits)
  const earlier = books.made.flatMap((one) => (one === null || one.isVoid ? [] : [one.note]))
  const note = creditNote(carried(given), {
    lines: lines.map(({ line, amount }) => ({ line, amount: parse(amount) })), earlier, minorDigits,
  })
  if (note === null) {
    const refused = 'credit_note_exceeds_line'
    const result: NoteResult = { refused, amount_remaining: write(books.remaining) }
    return { ...books, made: [...books.made, null], results: [...books.results, result] }
  }
  const { reduced, returned } = settledBy(note, books.remaining)
  const remaining = subtract(books.remaining, reduced)
  const result: NoteResult = {
    lines: note.lines.map(({ line, amount, taxes }) => ({
      line, amount: write(amount),
      taxes: taxes.map(({ rate, amount: tax }) => ({ rate, amount: write(tax) })),
    })),
    subtotal: write(note.subtotal), total: write(note.total), amount_reduced: write(reduced),
    amount_to_balance: write(settlement === 'balance' ? returned : zero),
    amount_refunded: write(settlement === 'refund' ? returned : zero),
    amount_remaining: write(remaining),
  }
  const made = [...books.made, { note, reduced, isVoid: false }]
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
