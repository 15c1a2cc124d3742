import { expect, test } from 'vitest'
import {
  creditNote, refundedOf, settledBy, type CreditableLine, type Note,
} from './credit-notes.ts'
import { exact } from './decimal-text.ts'
import { prorationCredit } from './proration-credit.ts'
import { parse, zero } from './rational.ts'

const line = (net: string, tax: string, prorated = '0'): CreditableLine => ({
  id: 'a', net: parse(net), prorated: parse(prorated),
  taxes: [{ rate: 'vat', inclusive: false, amount: parse(tax) }],
})

const noted = (carried: CreditableLine, amounts: string[]) => {
  const earlier: Note[] = []
  return amounts.map((amount) => {
    const note = creditNote([carried],
      { lines: [{ line: 'a', amount: parse(amount) }], earlier, minorDigits: 2 })
    if (note !== null) earlier.push(note)
    return note === null ? 'refused' : exact(note.total)
  })
}

test.each<[CreditableLine, string[], string[], string]>([
  [line('100', '20'), ['100'], ['120'], 'the whole line and its whole tax'],
  [line('30', '10'), ['10', '10', '10'], ['13.33', '13.34', '13.33'], 'thirds that add up to 40'],
  [line('1', '0.01'), ['0.5', '0.5'], ['0.51', '0.5'], 'half a cent goes to the first'],
  [line('100', '20'), ['60', '41', '40'], ['72', 'refused', '48'], 'no more than is left'],
  [line('100', '20', '67'), ['34', '33'], ['refused', '39.6'], 'proration took the rest'],
  [line('-21', '-4.2'), ['1'], ['refused'], 'a negative line carries nothing'],
])('%o with notes of %j: %j, %s', (carried, amounts, wanted) =>
  expect(noted(carried, amounts)).toEqual(wanted))

test('a note reduces what remains before anything is given back', () => {
  const note = { lines: [], subtotal: parse('30'), total: parse('36') }
  const { reduced, returned } = settledBy(note, parse('20'))
  expect([exact(reduced), exact(returned)]).toEqual(['20', '16'])
})

test.each<[string, string, string[], string, string]>([
  ['30', '70', [], '30', 'less than was paid'],
  ['30', '20', [], '20', 'credits paid the rest'],
  ['30', '70', ['30', '20'], '20', 'what earlier notes left'],
  ['30', '0', [], '0', 'credits paid all'],
])('of %s back with %s paid and %j refunded %s is a refund: %s', (back, paid, refunded, wanted) =>
  expect(exact(refundedOf(parse(back), { paid: parse(paid), refunded: refunded.map(parse) })))
    .toBe(wanted))

test.each([
  ['31', '0', 21, 31, '-21', 'a share of what was billed'],
  ['10', '0', 21, 31, '-6.77', 'rounded once'],
  ['0.03', '0', 15, 30, '-0.02', 'half a cent goes away from zero'],
  ['31', '20', 21, 31, '-11', 'no more than is left of it'],
  ['31', '31', 21, 31, '0', 'nothing is left'],
])('a credit of %s less %s by %i/%i is %s: %s', (net, credited, numerator, denominator, wanted) =>
  expect(exact(prorationCredit({
    net: parse(net), credited: credited === '0' ? zero : parse(credited), minorDigits: 2,
    portion: { numerator, denominator, unit: 'day' },
  }))).toBe(wanted))
