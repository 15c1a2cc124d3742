import type { CreditNote, Customer, Invoice, InvoiceLine } from '@valora/spec/types'
import { billed, fixed, roundHalfAwayFromZero } from '../../oracle/decimal-text.ts'
import {
  divide, isPositive, multiply, parse, rational, subtract, sum,
} from '../../oracle/rational.ts'
import type { CheckContext } from '../../src/check.ts'
import { readVectors, type Vectors } from '../../vectors/read-vectors.ts'
import { askNote, askNoteVoid, grantOf } from '../credited.ts'
import { goldenChecks, once } from '../golden-cases.ts'
import { goldenRates } from '../golden-rates.ts'
import { billedOf, readInvoice } from '../one-off.ts'

type NotesCase = Vectors['credit-notes']
type CaseLine = NotesCase['lines'][number]
type Result = NotesCase['results'][number]

/** The percentage, to ten digits, whose tax on the line is this amount. */
const percentageOf = ({ net_amount, taxes }: CaseLine, amount: string): string => {
  const inside = sum(taxes.filter(({ inclusive }) => inclusive).map((tax) => parse(tax.amount)))
  const base = subtract(parse(net_amount), inside)
  const exact = divide(multiply(parse(amount), rational(100n)), base)
  return fixed(roundHalfAwayFromZero(exact, 10), 10)
}

type Room = { customer: () => Promise<Customer>; rateId: ReturnType<typeof goldenRates> }

const invoiceOf = async (context: CheckContext, room: Room, one: NotesCase): Promise<Invoice> => {
  const lines: { unit_amount: string; tax_rate_ids: string[] }[] = []
  for (const line of one.lines) {
    const tax_rate_ids: string[] = []
    for (const { rate, inclusive, amount } of line.taxes) {
      const percentage = percentageOf(line, amount)
      tax_rate_ids.push(await room.rateId(rate, { percentage, inclusive }))
    }
    lines.push({ unit_amount: line.net_amount, tax_rate_ids })
  }
  const customer = await room.customer()
  const { currency, credits_applied: amount } = one
  if (amount !== undefined) await grantOf(context, { customer, currency, amount })
  const invoice = await billedOf(context, { customer, currency, lines })
  const paid = subtract(parse(invoice.amount_due), parse(one.amount_remaining))
  if (!isPositive(paid)) return invoice
  const digits = context.contract.currencies.get(currency) ?? 2
  return context.given.pay(invoice, fixed(paid, digits))
}

/** What a note says, in the words of the vectors. */
const told = (note: CreditNote, lines: readonly InvoiceLine[], names: readonly string[]) => ({
  lines: note.lines.map(({ line_id, amount, tax_amount }) =>
    ({ line: names[lines.findIndex(({ id }) => id === line_id)], amount, tax_amount })),
  subtotal: note.subtotal, total: note.total, amount_reduced: note.amount_reduced,
  amount_to_balance: note.amount_to_balance, amount_refunded: note.amount_refunded,
})

const wantedOf = ({ lines = [], ...result }: Result, digits: number) => ({
  lines: lines.map(({ line, amount, taxes }) => ({ line, amount,
    tax_amount: billed(sum(taxes.map((tax) => parse(tax.amount))), digits) })),
  subtotal: result.subtotal, total: result.total, amount_reduced: result.amount_reduced,
  amount_to_balance: result.amount_to_balance, amount_refunded: result.amount_refunded,
})

const judgeCase = async (context: CheckContext, room: Room, one: NotesCase): Promise<void> => {
  const { contract, expect, given } = context
  const why = `${one.id}: ${one.why}`
  const digits = contract.currencies.get(one.currency) ?? 2
  const invoice = await invoiceOf(context, room, one)
  const lines = await given.lines(invoice)
  const names = one.lines.map(({ id }) => id)
  const notes: CreditNote[] = []
  for (const [index, request] of one.notes.entries()) {
    const result = one.results[index] as Result
    if ('void' in request) {
      expect.status(await askNoteVoid(context, notes[request.void] as CreditNote), 200)
    } else {
      const answer = await askNote(context, { invoice, settlement: request.settlement,
        lines: request.lines.map(({ line, amount }) =>
          [lines[names.indexOf(line)] as InvoiceLine, amount]) })
      if (result.refused === undefined) {
        notes.push(expect.status(answer, 201).body)
        expect.equal(told(answer.body, lines, names), wantedOf(result, digits), why)
      } else expect.problem(answer, result.refused)
    }
    const { amount_remaining } = await readInvoice(context, invoice)
    expect.decimal(amount_remaining, result.amount_remaining, why)
  }
}

/** What proration took of a line cannot be had of a manual one. */
const isManual = ({ lines }: NotesCase): boolean =>
  lines.every(({ prorated_amount }) => prorated_amount === '0')

export default goldenChecks('credit-notes', readVectors('credit-notes').filter(isManual), {
  needs: ['customers'],
  judge: (context) => {
    const fresh = once(async () => context.given.customer())
    let cases = 0
    const room = { rateId: goldenRates(context), customer: async () => fresh(String(cases)) }
    return async (one) => {
      cases += 1
      await judgeCase(context, room, one)
    }
  },
})
