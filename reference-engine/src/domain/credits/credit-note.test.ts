import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { Money } from '../money/money.ts'
import type { Refusal } from '../refusal.ts'
import { carried, creditedLines, creditNoteTotals } from './credit-note.ts'
import type { CreditableLine, CreditedLine } from './credit-note.ts'
import type { CreditableTax } from './credited-taxes.ts'

const currency = { code: 'USD', minorDigits: 2 }
const money = (text: string) => Money.parse(text, currency)
const cents = (value: number | bigint) => Money.of(Decimal.scaled(BigInt(value), 2), currency)
const none = money('0.00')

const tax = (taxRateId: string, amount: string, inclusive = false): CreditableTax =>
  ({ taxRateId, inclusive, amount: money(amount), given: none })

const line = (id: string, parts: Partial<CreditableLine> = {}): CreditableLine =>
  ({ id, net: money('10.00'), credited: none, lost: none, taxes: [], ...parts })

const credit = (lines: readonly CreditableLine[], ...wanted: [lineId: string, text: string][]) =>
  creditedLines({
    lines, currency,
    wanted: wanted.map(([lineId, text]) => ({ lineId, amount: Decimal.parse(text) })),
  })

const faultsOf = (crediting: () => unknown): string[] => {
  try {
    crediting()
  } catch (refusal) {
    const { code, faults } = refusal as Refusal
    return [code, ...faults.map((fault) => `${fault.pointer} ${fault.code}`)]
  }
  return []
}

test.each<[string, Partial<CreditableLine>, string, string[]]>([
  ['all of it', {}, '10.00', []],
  ['a cent too much', {}, '10.01', ['/lines/0/amount amount_above_line']],
  ['the rest of it', { credited: money('4.00') }, '6', []],
  ['more than the rest', { credited: money('4.00') }, '6.01',
    ['/lines/0/amount amount_above_line']],
  ['what a proration took already', { lost: money('10.00') }, '0.01',
    ['/lines/0/line_id line_not_creditable']],
  ['a line that is a credit itself', { net: money('-10.00') }, '1',
    ['/lines/0/line_id line_not_creditable']],
  ['half a cent, and too much', {}, '10.005',
    ['/lines/0/amount amount_too_precise', '/lines/0/amount amount_above_line']],
])('a credit of %s is taken or refused', (_, parts, text, faults) => {
  const wanted = faults.length === 0 ? [] : ['credit_note_exceeds_line', ...faults]
  expect(faultsOf(() => credit([line('line_1', parts)], ['line_1', text]))).toEqual(wanted)
})

test('every line of a note that does not fit is named', () => {
  const crediting = () =>
    credit([line('line_1'), line('line_2')], ['line_1', '11'], ['line_3', '1'], ['line_2', '1'],
      ['line_2', '1'])
  expect(faultsOf(crediting)).toEqual(['credit_note_exceeds_line',
    '/lines/0/amount amount_above_line', '/lines/1/line_id invoice_line_not_found',
    '/lines/3/line_id line_repeated'])
})

test('exclusive tax is added to a note, inclusive tax is inside of it', () => {
  const taxes = [tax('txr_1', '0.88'), tax('txr_2', '1.60', true)]
  const lines = credit([line('line_1', { taxes })], ['line_1', '5.00'])
  expect(lines[0]?.taxes.map(({ amount }) => amount.toString())).toEqual(['0.44', '0.80'])
  const { subtotal, taxTotal, total } = creditNoteTotals(lines, currency)
  expect([subtotal, taxTotal, total].map(String)).toEqual(['5.00', '1.24', '5.44'])
})

/** The same line after a note on it. */
const after = (before: CreditableLine, noted: CreditedLine): CreditableLine => ({
  ...before,
  credited: before.credited.plus(noted.amount),
  taxes: before.taxes.map((one, index) =>
    ({ ...one, given: one.given.plus(noted.taxes[index]?.amount ?? none) })),
})

const parts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 12 })
const taxes = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 3 }).map((amounts) =>
  amounts.map((amount, index): CreditableTax =>
    ({ taxRateId: `txr_${index}`, inclusive: index === 0, amount: cents(amount), given: none })))

test('notes over a whole line give back its whole tax, whatever their parts', () => {
  fc.assert(fc.property(parts, taxes, (amounts, rates) => {
    const net = cents(amounts.reduce((sum, amount) => sum + amount, 0))
    let credited = line('line_1', { net, taxes: rates })
    for (const amount of amounts) {
      const [noted] = credit([credited], ['line_1', cents(amount).toString()])
      if (noted === undefined) throw new Error('a note has its line')
      expect(noted.taxes.every((one) => !one.amount.isNegative())).toBe(true)
      credited = after(credited, noted)
    }
    expect(carried(credited).isZero()).toBe(true)
    expect(credited.taxes.map(({ given }) => given.toString()))
      .toEqual(rates.map(({ amount }) => amount.toString()))
    expect(faultsOf(() => credit([credited], ['line_1', '0.01'])))
      .toEqual(['credit_note_exceeds_line', '/lines/0/line_id line_not_creditable'])
  }))
})

test('whatever notes are void, the rest of a line brings the missing tax', () => {
  fc.assert(fc.property(parts, taxes, fc.nat({ max: 11 }), (amounts, rates, voided) => {
    const net = cents(amounts.reduce((sum, amount) => sum + amount, 0))
    let credited = line('line_1', { net, taxes: rates })
    const notes: CreditedLine[] = []
    for (const amount of amounts) {
      const [noted] = credit([credited], ['line_1', cents(amount).toString()])
      if (noted === undefined) throw new Error('a note has its line')
      notes.push(noted)
      credited = after(credited, noted)
    }
    const issued = notes.filter((_, index) => index !== voided % notes.length)
    credited = issued.reduce(after, line('line_1', { net, taxes: rates }))
    const rest = carried(credited)
    const [last] = credit([credited], ['line_1', rest.toString()])
    if (last === undefined) throw new Error('a note has its line')
    expect(after(credited, last).taxes.map(({ given }) => given.toString()))
      .toEqual(rates.map(({ amount }) => amount.toString()))
  }))
})
