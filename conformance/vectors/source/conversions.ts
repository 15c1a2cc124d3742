import {
  divideBy, graduated, multiplyBy, packages, perUnit, volume, type TierRow,
} from './price-terms.ts'
import { pricingOf } from './pricing-rows.ts'

const one = (unit_conversion: ReturnType<typeof divideBy | typeof multiplyBy>, unit = '1') =>
  perUnit(unit, { unit_conversion })
const tiers: TierRow[] = [['10', '2'], [null, '1']]
const giga = '1000000000'
const up = 'up'
const down = 'down'
const half = 'half_away_from_zero'

/** Units that are converted before anything else, and how they are rounded. */
export const conversions = [
  ...pricingOf('PRC-1.4', [
    ['bytes as gigabytes: 2500000000 / 1000000000 = 2.5', one(divideBy(giga)), '2500000000'],
    ['minutes as hours: 90 / 60 x 8 = 12', one(divideBy('60'), '8'), '90'],
    ['days as hours: 1.5 x 24 = 36', one(multiplyBy('24')), '1.5'],
    ['a factor below one: 10 x 0.25 = 2.5', one(multiplyBy('0.25')), '10'],
    ['dividing by less than one: 10 / 0.25 = 40', one(divideBy('0.25')), '10'],
    ['half of the units: 10 x 0.5 = 5', one(multiplyBy('0.5')),
      '10'],
    ['nothing converted is nothing', one(divideBy('3')), '0'],
    ['included units are converted units: (100 / 10 - 4) x 2 = 12',
      perUnit('2', { unit_conversion: divideBy('10'), included_quantity: '4' }), '100'],
    ['all of it included after the conversion',
      perUnit('2', { unit_conversion: divideBy('100'), included_quantity: '4' }), '100'],
    ['more after the conversion than is included: (3 x 60 - 100) x 2 = 160',
      perUnit('2', { unit_conversion: multiplyBy('60'), included_quantity: '100' }), '3'],
    ['tiers count converted units: 10 x 2 + 5 x 1 = 25',
      graduated(tiers, { unit_conversion: divideBy('10') }), '150'],
    ['a converted total lies on the bound: 100 / 10 x 2 = 20',
      volume(tiers, { unit_conversion: divideBy('10') }), '100'],
    ['and just above it: 100.00000000001 / 10 x 1 = 10.000000000001',
      volume(tiers, { unit_conversion: divideBy('10') }), '100.00000000001'],
    ['packages count converted units: 3 x 5 = 15',
      packages('5/10', { unit_conversion: divideBy('1000') }), '20001'],
    ['a conversion rounded up begins no further package: 2 x 5 = 10',
      packages('5/10', { unit_conversion: divideBy('1000', down) }), '20001'],
    ['quantities beyond 18 digits: 999999999999999999 x 1000000 = 999999999999999999000000',
      one(multiplyBy('1000000')), '999999999999999999'],
  ]),
  ...pricingOf('PRC-1.5', [
    ['up: 2500000001 / 1000000000 is rounded to 3', one(divideBy(giga, up)), '2500000001'],
    ['up leaves a whole number: 2000000000 / 1000000000 = 2', one(divideBy(giga, up)),
      '2000000000'],
    ['up from the least: 1 / 1000000000 is rounded to 1', one(divideBy(giga, up)), '1'],
    ['up from nothing is nothing', one(divideBy(giga, up)), '0'],
    ['down: 2999999999 / 1000000000 is rounded to 2', one(divideBy(giga, down)), '2999999999'],
    ['down to nothing', one(divideBy(giga, down)), '999999999'],
    ['the half goes away from zero: 2.5 is 3', one(divideBy('2', half)), '5'],
    ['and not to the even digit: 0.5 is 1', one(divideBy('2', half)), '1'],
    ['just below the half goes down', one(divideBy('2', half)), '4.999999999999'],
    ['up in two digits: 10 / 3 is 3.34', one(divideBy('3', up, 2)), '10'],
    ['down in two digits: 20 / 3 is 6.66', one(divideBy('3', down, 2)), '20'],
    ['the half in two digits: 20 / 3 ~ 6.67', one(divideBy('3', half, 2)), '20'],
    ['up in twelve digits: a third ends in 4', one(divideBy('3', up, 12)), '1'],
    ['down in twelve digits: two thirds end in 6', one(divideBy('3', down, 12)), '2'],
    ['multiplied and rounded up: 3 x 0.4 is 2', one(multiplyBy('0.4', up)), '3'],
    ['multiplied and rounded down: 3 x 0.9 is 2', one(multiplyBy('0.9', down)), '3'],
    ['multiplied, and the half goes away from zero: 5 x 0.5 is 3', one(multiplyBy('0.5', half)),
      '5'],
    ['more digits than there are change nothing: 5 / 4 = 1.25', one(divideBy('4', half, 6)), '5'],
  ]),
  ...pricingOf('MON-3.4', [
    ['a third has twelve digits: 1 / 3 ~ 0.333333333333', one(divideBy('3')), '1'],
    ['two thirds are rounded up: 2 / 3 ~ 0.666666666667', one(divideBy('3')), '2'],
    ['a half of the last digit goes away from zero: 0.000000000001', one(divideBy('2')),
      '0.000000000001'],
    ['less than half of the last digit is nothing', one(multiplyBy('0.4')), '0.000000000001'],
    ['a third is rounded before its price: 0.333333333333 x 3 = 0.999999999999',
      one(divideBy('3'), '3'), '1'],
    ['and before a tier: 30 / 3 x 2 = 20', graduated(tiers, { unit_conversion: divideBy('3') }),
      '30'],
    ['thirteen digits become twelve: 1.000000000001 x 1.5 ~ 1.500000000002', one(multiplyBy('1.5')),
      '1.000000000001'],
  ]),
]
