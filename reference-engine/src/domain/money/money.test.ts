import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from './decimal.ts'
import { Fraction } from './fraction.ts'
import { Money } from './money.ts'

const eur = { code: 'EUR', minorDigits: 2 }
const jpy = { code: 'JPY', minorDigits: 0 }
const kwd = { code: 'KWD', minorDigits: 3 }

test.each([
  ['12.305', eur, '12.31', 'two digits'],
  ['1230.5', jpy, '1231', 'no digits'],
  ['1.23', kwd, '1.230', 'padded to three'],
  ['-0.004', eur, '0.00', 'zero is never negative'],
])('%s becomes %o %s: %s', (text, currency, wanted) => {
  expect(Money.round(Decimal.parse(text), currency).toString()).toBe(wanted)
})

test('a fraction is rounded as exactly as a decimal', () => {
  expect(Money.round(new Fraction(1n, 3n), kwd).toString()).toBe('0.333')
})

test('a total is the sum of rounded amounts', () => {
  const amounts = ['0.004', '0.004', '0.005'].map((text) => Money.round(Decimal.parse(text), eur))
  expect(Money.sum(amounts, eur).toString()).toBe('0.01')
  expect(JSON.stringify(Money.sum([], jpy))).toBe('"0"')
})

test('what is written reads back', () => {
  fc.assert(fc.property(fc.bigInt(), fc.constantFrom(eur, jpy, kwd), (units, currency) => {
    const money = Money.round(Decimal.scaled(units, currency.minorDigits), currency)
    expect(Money.parse(money.toString(), currency).equals(money)).toBe(true)
    expect(money.plus(money.negate()).isZero()).toBe(true)
  }))
})

test('currencies do not mix, and a part of a minor unit is no amount', () => {
  expect(() => Money.zero(eur).plus(Money.zero(jpy))).toThrow('one currency')
  expect(() => Money.parse('0.001', eur)).toThrow('whole minor units')
  expect(Money.zero(eur).equals(Money.zero(jpy))).toBe(false)
})
