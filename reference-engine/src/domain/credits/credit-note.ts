import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import type { Currency } from '../money/currency.ts'
import { isTooPrecise } from '../money/is-too-precise.ts'
import type { WrittenAmount } from '../money/is-too-precise.ts'
import { Money } from '../money/money.ts'
import { refuseFaults } from '../refusal.ts'
import { creditedTaxes } from './credited-taxes.ts'
import type { CreditableTax, CreditedTax } from './credited-taxes.ts'

/** A line of an invoice, and what credit notes may still take of it. */
export type CreditableLine = {
  readonly id: string
  /** What it billed after discounts, before exclusive tax. */
  readonly net: Money
  /** What credit notes took of it so far. */
  readonly credited: Money
  /** What it lost otherwise: to proration credits, and to a maximum below it. */
  readonly lost: Money
  readonly taxes: readonly CreditableTax[]
}

export type CreditWanted = WrittenAmount & { readonly lineId: string }

export type CreditedLine = {
  readonly lineId: string
  /** Before exclusive tax, with inclusive tax in it. */
  readonly amount: Money
  readonly taxes: readonly CreditedTax[]
}

export type CreditNoteTotals = {
  readonly subtotal: Money
  /** Of all rates, inclusive ones too. */
  readonly taxTotal: Money
  /** The subtotal and the exclusive taxes. */
  readonly total: Money
}

type Terms = {
  readonly lines: readonly CreditableLine[]
  readonly wanted: readonly CreditWanted[]
  readonly currency: Currency
}

/** What a note takes of the lines of an invoice with its tax, or why it cannot (CRN 4). */
export const creditedLines = ({ lines, wanted, currency }: Terms): CreditedLine[] => {
  const known = new Map(lines.map((line) => [line.id, line]))
  refuseFaults('credit_note_exceeds_line', wanted.flatMap((credit, index) => {
    const repeated = wanted.findIndex(({ lineId }) => lineId === credit.lineId) !== index
    return creditFaults(credit, { line: known.get(credit.lineId), repeated, currency })
      .map((fault) => ({ ...fault, pointer: pointerTo('lines', index) + fault.pointer }))
  }))
  return wanted.flatMap(({ lineId, amount: units }) => {
    const line = known.get(lineId)
    if (line === undefined) return []
    const amount = Money.of(units, currency)
    const after = line.credited.plus(amount)
    return [{ lineId, amount, taxes: creditedTaxes(line.taxes, { net: line.net, after }) }]
  })
}

/** What a line still carries; below zero for what is a credit itself. */
export const carried = ({ net, credited, lost }: CreditableLine): Money =>
  net.minus(credited).minus(lost)

/** Whether a note can take anything of it. */
export const isCreditable = (line: CreditableLine): boolean =>
  line.net.isPositive() && carried(line).isPositive()

type Place = {
  readonly line: CreditableLine | undefined
  readonly repeated: boolean
  readonly currency: Currency
}

const creditFaults = (
  { amount, amountDigits }: CreditWanted,
  { line, repeated, currency }: Place,
): Fault[] => {
  if (line === undefined) {
    return [lineFault('invoice_line_not_found', 'The invoice has no line of this id.')]
  }
  if (repeated) return [lineFault('line_repeated', 'A line stands once in a credit note.')]
  const left = carried(line)
  if (!isCreditable(line)) {
    return [lineFault('line_not_creditable', 'The line carries nothing that can be credited.')]
  }
  return [
    ...!isTooPrecise({ amount, amountDigits }, currency) ? [] : [amountFault('amount_too_precise',
      `An amount in ${currency.code} has ${currency.minorDigits} fraction digits.`)],
    ...amount.isPositive() ? []
      : [amountFault('amount_not_positive', 'The amount is greater than zero.')],
    ...amount.greaterThan(left.amount) ? [amountFault('amount_above_line',
      `The line still carries ${left.toString()}.`)] : [],
  ]
}

const lineFault = (code: string, detail: string): Fault => ({ pointer: '/line_id', code, detail })
const amountFault = (code: string, detail: string): Fault => ({ pointer: '/amount', code, detail })

/** Sums of what is rounded already (MON 5). */
export const creditNoteTotals = (
  lines: readonly CreditedLine[],
  currency: Currency,
): CreditNoteTotals => {
  const subtotal = Money.sum(lines.map(({ amount }) => amount), currency)
  const taxes = lines.flatMap((line) => line.taxes)
  const sumOf = (some: readonly CreditedTax[]) =>
    Money.sum(some.map(({ amount }) => amount), currency)
  const total = subtotal.plus(sumOf(taxes.filter(({ inclusive }) => !inclusive)))
  return { subtotal, taxTotal: sumOf(taxes), total }
}
