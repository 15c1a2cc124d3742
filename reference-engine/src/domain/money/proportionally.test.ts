import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Fraction } from './fraction.ts'
import { largestRemainderOfFractions } from './largest-remainder.ts'
import { Money } from './money.ts'
import { proportionally } from './proportionally.ts'
import { roundHalfAwayFromZero } from './round-half-away-from-zero.ts'

const eur = { code: 'EUR', minorDigits: 2 }
const money = (text: string) => Money.parse(text, eur)

test.each([
  ['10.00', ['1.00', '1.00', '1.00'], ['3.34', '3.33', '3.33'], 'ties go in order'],
  ['1.00', ['2.00', '0.00', '6.00'], ['0.25', '0.00', '0.75'], 'no weight, no share'],
  ['1.00', ['3.00', '-1.00'], ['1.50', '-0.50'], 'a weight below zero'],
  ['0.00', ['3.00', '1.00'], ['0.00', '0.00'], 'nothing is shared out'],
  ['0.01', ['1.00', '2.00', '2.00'], ['0.00', '0.01', '0.00'], 'the largest remainder first'],
])('%s over %j is %j: %s', (whole, weights, wanted) => {
  expect(proportionally(money(whole), weights.map(money)).map(String)).toEqual(wanted)
})

test('weights of nothing are a defect', () => {
  expect(() => proportionally(money('1.00'), [money('1.00'), money('-1.00')])).toThrow('above zero')
})

test('shares add up to the whole, however large it is', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { minLength: 1, maxLength: 9 })
    .filter((each) => each.some((weight) => weight > 0n))
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), weights, (whole, each) => {
    const total = Money.minor(whole, eur)
    const shares = proportionally(total, each.map((weight) => Money.minor(weight, eur)))
    expect(Money.sum(shares, eur)).toEqual(total)
  }))
})

test('parts that do not terminate add up to the whole as well', () => {
  const fraction = fc.tuple(fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n }),
    fc.bigInt({ min: 1n, max: 130n })).map(([above, below]) => new Fraction(above, below))
  fc.assert(fc.property(fc.array(fraction, { maxLength: 9 }), (parts) => {
    const exact = parts.reduce((sum, part) => sum.plus(part), new Fraction(0n, 1n))
    const total = roundHalfAwayFromZero(exact, 2)
    const shares = largestRemainderOfFractions(parts, { total, scale: 2 })
    expect(Money.sum(shares.map((share) => Money.of(share, eur)), eur).amount).toEqual(total)
  }))
})
