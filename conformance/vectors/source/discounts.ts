import {
  divideBy, flat, graduated, offAmount, offShare, offUnits, packages, perUnit, volume, type TierRow,
} from './price-terms.ts'
import { pricingOf } from './pricing-rows.ts'

const [units, amount, share] = [offUnits('3'), offAmount('4'), offShare('25')]
const two = (...discounts: (typeof units | typeof amount | typeof share)[]) =>
  perUnit('2', { discounts })
const tiers: TierRow[] = [['10', '2'], [null, '1']]
const fees: TierRow[] = [['10', '2', '5'], [null, '1', '7']]
const dear: TierRow[] = [['10', '1'], [null, '5']]
const less = (quantity: string) => ({ discounts: [offUnits(quantity)] })

/** What is taken off, in which order, and never below nothing. */
export const discounts = [
  ...pricingOf('PRC-6.1', [
    ['10 x 2 - 3 x 2 = 14: units', two(units), '10'],
    ['10 x 2 - 4 = 16: an amount', two(amount), '10'],
    ['10 x 2 x 0.75 = 15: a share', two(share), '10'],
    ['(10 - 3) x 2 - 4 = 10: units, then the amount', two(units, amount), '10'],
    ['(10 - 3) x 2 x 0.75 = 10.5: units, then the share', two(units, share), '10'],
    ['(10 x 2 - 4) x 0.75 = 12: the amount, then the share', two(amount, share), '10'],
    ['((10 - 3) x 2 - 4) x 0.75 = 7.5: all three', two(units, amount, share), '10'],
    ['((10 - 3) x 2 - 4) x 0.75 = 7.5: written the other way round', two(share, amount, units),
      '10'],
    ['(10 x 2 - 4) x 0.75 = 12: the share is written first and still the last',
      two(share, amount), '10'],
    ['discounts follow the conversion: (100 / 10 - 3) x 2 = 14',
      perUnit('2', { unit_conversion: divideBy('10'), discounts: [units] }), '100'],
    ['and what is included: (10 - 5 - 3) x 2 = 4',
      perUnit('2', { included_quantity: '5', discounts: [units] }), '10'],
    ['nothing is rounded between them: (0.105 x 3 - 0.005) x 0.5 = 0.155',
      perUnit('0.105', { discounts: [offAmount('0.005'), offShare('50')] }), '3'],
    ['twelve digits of a share stay exact: 1 x (1 - 0.666666666667) = 0.333333333333',
      perUnit('1', { discounts: [offShare('66.6666666667')] }), '1'],
  ]),
  ...pricingOf('PRC-6.2', [
    ['15 units of two tiers cost 25, 10 cost 20: 25 - 5 x 1 = 20', graduated(tiers, less('5')),
      '15'],
    ['the dearest units go: 25 - 5 x 1 - 1 x 2 = 18', graduated(tiers, less('6')), '15'],
    ['the last units of a dearer tier: 10 x 1 + 5 x 5 - 5 x 5 = 10', graduated(dear, less('5')),
      '15'],
    ['a tier that is left owes no flat amount: 10 x 2 + 5 = 25', graduated(fees, less('1')), '11'],
    ['all units and every flat amount: 0 x 1 = 0', graduated(fees, less('11')), '11'],
    ['a volume of 20 at 1 is discounted to one of 15 at 1: 20 - 5 = 15', volume(tiers, less('5')),
      '20'],
    ['10 units at 2 cost more than 15 at 1, so nothing is taken off: 15 x 1 = 15',
      volume(tiers, less('5')), '15'],
    ['a dearer volume falls to the lower tier: 15 x 5 - 65 = 10', volume(dear, less('5')), '15'],
    ['a volume falls just to its bound: 10 x 1 = 10', volume(dear, less('0.000000000001')),
      '10.000000000001'],
    ['three packages become two: 3 x 5 - 5 = 10', packages('5/10', less('6')), '26'],
    ['a package that is still begun costs as much: 3 x 5 = 15', packages('5/10', less('5')), '26'],
    ['no unit is taken off', two(offUnits('0')), '10'],
    ['a fraction of a unit: (10 - 0.25) x 2 = 19.5', two(offUnits('0.25')), '10'],
    ['rated units are discounted, not measured ones: (120 / 60 - 1) x 8 = 8',
      perUnit('8', { unit_conversion: divideBy('60'), discounts: [offUnits('1')] }), '120'],
  ]),
  ...pricingOf('PRC-6.3', [
    ['more units than were used: 0 x 2 = 0', two(units), '2'],
    ['just as many', two(units), '3'],
    ['a larger amount than is due', two(amount), '1'],
    ['just the amount that is due', two(amount), '2'],
    ['all of it: 100 %', two(offShare('100')), '10'],
    ['nothing left for the share', two(amount, share), '2'],
    ['nothing left for the amount and the share', two(units, amount, share), '3'],
    ['nothing used and nothing taken off', two(units, amount, share), '0'],
    ['a flat amount less an amount: 9 - 4 = 5', flat('9', { discounts: [amount] }), '1'],
    ['a flat amount less more than it', flat('3', { discounts: [amount] }), '1'],
    ['a flat amount less a share: 9 x 0.75 = 6.75', flat('9', { discounts: [share] }), '0'],
    ['the least share: 1 - 0.000000000001 = 0.999999999999', perUnit('1',
      { discounts: [offShare('0.0000000001')] }), '1'],
    ['the share of a yen: 99 x 0.9 = 89.1', perUnit('99', { discounts: [offShare('10')] }), '1',
      'JPY'],
    ['a share of a fils: 0.005 x 0.5 = 0.0025', perUnit('0.005', { discounts: [offShare('50')] }),
      '1', 'KWD'],
    ['an amount of twelve digits: 1 - 0.000000000001 = 0.999999999999', perUnit('1',
      { discounts: [offAmount('0.000000000001')] }), '1'],
  ]),
]
