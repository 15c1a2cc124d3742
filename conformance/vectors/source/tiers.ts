import { flat, graduated, packages, perUnit, volume, type TierRow } from './price-terms.ts'
import { pricingOf } from './pricing-rows.ts'

const seats: TierRow[] = [['5', '10'], ['20', '8'], [null, '6']]
const halves: TierRow[] = [['0.25', '4'], ['0.75', '2'], [null, '1']]
const fees: TierRow[] = [['100', '0', '9'], ['1000', '0.05', '20'], [null, '0.01', '50']]
const tiny: TierRow[] = [['0.000000000001', '1000000000000'], [null, '0']]
const half = '499999999999999999.999999999999'

/** Models, tier bounds, fractions, minor digits and huge quantities. */
export const tiers = [
  ...pricingOf('PRC-3.1', [
    ['5 x 10 = 50: the first tier is just full', graduated(seats), '5'],
    ['5 x 10 + 15 x 8 = 170: two tiers are just full', graduated(seats), '20'],
    ['5 x 10 + 15 x 8 + 1 x 6 = 176: one unit lies in the third', graduated(seats), '21'],
    ['5 x 10 + 0.000000000001 x 8 = 50.000000000008: the least above a bound', graduated(seats),
      '5.000000000001'],
    ['4.999999999999 x 10 = 49.99999999999: the least below a bound', graduated(seats),
      '4.999999999999'],
    ['0.25 x 4 + 0.5 x 2 = 2: bounds may be fractions', graduated(halves), '0.75'],
    ['0.25 x 4 + 0.5 x 2 + 0.25 x 1 = 2.25: a fraction in every tier', graduated(halves), '1'],
    ['a tier as narrow as a quantity can be: 0.000000000001 x 1000000000000 = 1', graduated(tiny),
      '2'],
  ]),
  ...pricingOf('PRC-3.2', [
    ['20 x 8 = 160: the total lies on the second bound', volume(seats), '20'],
    ['20.000000000001 x 6 = 120.000000000006: the least above it', volume(seats),
      '20.000000000001'],
    ['19.999999999999 x 8 = 159.999999999992: the least below it', volume(seats),
      '19.999999999999'],
    ['0.75 x 2 = 1.5: fractions choose a tier', volume(halves), '0.75'],
    ['21 units may cost less than 20: 21 x 6 = 126', volume(seats), '21'],
  ]),
  ...pricingOf('PRC-3.3', [
    ['9 + 900 x 0.05 + 20 = 74: both tiers are full', graduated(fees), '1000'],
    ['9 + 900 x 0.05 + 20 + 1 x 0.01 + 50 = 124.01: the third owes its own', graduated(fees),
      '1001'],
    ['1001 x 0.01 + 50 = 60.01: volume owes one flat amount', volume(fees), '1001'],
    ['0 x 100 + 9 = 9: units for nothing still owe their flat amount', volume(fees), '100'],
    ['nothing used owes no flat amount', volume(fees), '0'],
  ]),
  ...pricingOf('PRC-3.4', [
    ['nothing in a graduated price of fractions', graduated(halves), '0'],
    ['flat is due for nothing, in yen too', flat('980'), '0', 'JPY'],
    ['no package of nothing, in dinars', packages('1.5/10'), '0', 'KWD'],
  ]),
  ...pricingOf('PRC-4.1', [
    ['2 x 5 = 10: the least above a package begins another', packages('5/0.5'), '0.500000000001'],
    ['1 x 5 = 5: a package of a fraction is full', packages('5/0.5'), '0.5'],
    ['3 x 7 = 21: 7.5 by 2.5 has no rest', packages('7/2.5'), '7.5'],
    ['4 x 7 = 28: 7.6 by 2.5 has one', packages('7/2.5'), '7.6'],
    ['1000000000000000000 packages of the least size for 0.01 each',
      packages('0.01/0.000000000001'), '1000000'],
    ['334 x 0.333 = 111.222: thirds of a thousand', packages('0.333/3'), '1000', 'KWD'],
  ]),
  ...pricingOf('MON-3.1', [
    ['3 x 0.333 = 0.999: dollars round it up', perUnit('0.333'), '3'],
    ['3 x 0.333 = 0.999: yen round it to one', perUnit('0.333'), '3', 'JPY'],
    ['3 x 0.333 = 0.999: dinars keep it', perUnit('0.333'), '3', 'KWD'],
    ['a flat amount of more digits than yen have is rounded', flat('99.5'), '1', 'JPY'],
    ['a flat amount of more digits than dinars have', flat('0.0014'), '1', 'KWD'],
  ]),
  ...pricingOf('MON-3.3', [
    ['12 digits: 0.123456789012 x 1 = 0.123456789012', perUnit('1'), '0.123456789012'],
    ['999999999999999999.999999999999 x 0.01 = 9999999999999999.99999999999999',
      perUnit('0.01'), '999999999999999999.999999999999'],
    ['a tier bound of 18 digits is full', graduated([[half, '2'], [null, '1']]), half],
    ['one unit beyond a tier bound of 18 digits', graduated([[half, '2'], [null, '1']]),
      '500000000000000000.999999999999'],
    ['volume chooses by the last of 30 digits', volume([[half, '2'], [null, '1']]),
      '500000000000000000'],
  ]),
  ...pricingOf('MON-4.1', [
    ['12 digits times 12: 0.999999999999 x 0.999999999999 = 0.999999999998000000000001',
      perUnit('0.999999999999'), '0.999999999999'],
    ['a yen price of 12 digits: 3 x 0.166666666667 = 0.500000000001', perUnit('0.166666666667'),
      '3', 'JPY'],
    ['just below half a yen: 3 x 0.166666666666 = 0.499999999998', perUnit('0.166666666666'), '3',
      'JPY'],
  ]),
]
