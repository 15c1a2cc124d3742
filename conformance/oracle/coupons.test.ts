import fc from 'fast-check'
import { expect, test } from 'vitest'
import { couponed, type CouponTerms } from './coupons.ts'
import { exact } from './decimal-text.ts'
import { parse, sum } from './rational.ts'

const line = (amount: string, isExempt = false) => ({ amount: parse(amount), isExempt })

test.each<[string[], CouponTerms[], string[], string]>([
  [['100'], [{ percentage: '10' }], ['10'], '100 x 0.1'],
  [['10', '10', '10'], [{ amount_off: '10' }], ['3.34', '3.33', '3.33'], 'a cent for the first'],
  [['31', '62'], [{ amount_off: '9.3' }], ['3.1', '6.2'], 'a third and two thirds'],
  [['100'], [{ amount_off: '10' }, { percentage: '50' }], ['55'], '10, then half of 90'],
  [['100', '-20'], [{ percentage: '10' }], ['10', '-2'], 'a negative share of a negative line'],
  [['10', '-30'], [{ amount_off: '5' }], ['0', '0'], 'nothing below zero'],
  [['5'], [{ amount_off: '9' }], ['5'], 'no more than there is'],
])('%j with %j: %j, %s', (amounts, coupons, wanted) =>
  expect(couponed(amounts.map((amount) => line(amount)), coupons, 2).discounts.map(exact))
    .toEqual(wanted))

test('a line that is exempt is neither counted nor discounted', () => {
  const { taken, discounts } = couponed([line('-21', true), line('42')], [{ percentage: '50' }], 2)
  expect(taken.map((amount) => amount && exact(amount))).toEqual(['21'])
  expect(discounts.map(exact)).toEqual(['0', '21'])
})

test.each<[[string, string][], CouponTerms[], string[], string]>([
  [[['124', '84']], [{ percentage: '50' }], ['40'], '124 - 84'],
  [[['124', '42']], [{ percentage: '50' }], ['62'], '62 is more than 42'],
  [[['124', '124']], [{ amount_off: '5' }], ['0'], 'all is credited'],
  [[['100', '100'], ['100', '0']], [{ percentage: '50' }], ['0', '50'], 'nowhere else'],
  [[['124', '84'], ['-31', '-21']], [{ percentage: '50' }], ['40', '-10'], 'from below as well'],
  [[['100', '0'], ['-40', '-30']], [{ percentage: '50' }], ['37.5', '-7.5'], 'half of 60 at most'],
  [[['100', '60']], [{ percentage: '30' }, { percentage: '50' }], ['40'], '30, then 10 of 35'],
])('%j with %j: %j, %s', (charges, coupons, wanted) =>
  expect(couponed(charges.map(([amount, credited]) =>
    ({ ...line(amount), credited: parse(credited) })), coupons, 2).discounts.map(exact))
    .toEqual(wanted))

const cents = fc.integer({ min: -500, max: 5000 }).map((units) => `${units < 0 ? '-' : ''}${
  Math.floor(Math.abs(units) / 100)}.${String(Math.abs(units) % 100).padStart(2, '0')}`)

test('shares of lines add up to what the coupons took', () => {
  fc.assert(fc.property(fc.array(cents, { minLength: 1, maxLength: 6 }),
    fc.array(fc.constantFrom<CouponTerms>({ percentage: '12.5' }, { percentage: '100' },
      { amount_off: '3.33' }), { minLength: 1, maxLength: 3 }), (amounts, coupons) => {
      const { taken, discounts } = couponed(amounts.map((amount) => line(amount)), coupons, 2)
      expect(exact(sum(discounts))).toBe(exact(sum(taken.filter((amount) => amount !== null))))
    }))
})
