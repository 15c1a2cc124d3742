import {
  divideBy, flat, graduated, groups, matrix, multiplyBy, offAmount, offShare, offUnits, packages,
  percentage, perUnit, volume, type TierRow,
} from './price-terms.ts'
import { pricingOf } from './pricing-rows.ts'

const tiers: TierRow[] = [['10', '2'], [null, '1']]
const byTen = { unit_conversion: divideBy('10', 'up') }
const off = (...list: ReturnType<typeof offUnits | typeof offAmount | typeof offShare>[]) =>
  ({ discounts: list })
const region = 'region=eu 2; else 3'
const used = { groups: groups('region=eu 4; region=us 1') }

/** Every modifier with every model that takes it. */
export const modifiers = [
  ...pricingOf('PRC-1.3', [
    ['graduated: (25 - 5) units, 10 x 2 + 10 x 1 = 30',
      graduated(tiers, { included_quantity: '5' }), '25'],
    ['volume: (25 - 5) x 1 = 20', volume(tiers, { included_quantity: '5' }), '25'],
    ['package: 25 - 5 units are two, 2 x 5 = 10', packages('5/10', { included_quantity: '5' }),
      '25'],
    ['per unit: (0.3 - 0.1) x 1 = 0.2', perUnit('1', { included_quantity: '0.1' }), '0.3'],
  ]),
  ...pricingOf('PRC-1.4', [
    ['per unit: 45 by 10 is 5, 5 x 3 = 15', perUnit('3', byTen), '45'],
    ['graduated: 145 by 10 is 15, 10 x 2 + 5 x 1 = 25', graduated(tiers, byTen), '145'],
    ['volume: 145 by 10 is 15, 15 x 1 = 15', volume(tiers, byTen), '145'],
    ['package: 145 by 10 is 15, 2 x 5 = 10', packages('5/10', byTen), '145'],
    ['included after multiplying: (2 x 12 - 4) x 0.5 = 10',
      perUnit('0.5', { unit_conversion: multiplyBy('12'), included_quantity: '4' }), '2'],
  ]),
  ...pricingOf('PRC-6.2', [
    ['per unit: (7 - 2) x 3 = 15', perUnit('3', off(offUnits('2'))), '7'],
    ['graduated: 10 x 2 + (5 - 2) x 1 = 23', graduated(tiers, off(offUnits('2'))), '15'],
    ['volume: (15 - 2) x 1 = 13', volume(tiers, off(offUnits('2'))), '15'],
    ['package: 21 are three and 19 two, 2 x 5 = 10', packages('5/10', off(offUnits('2'))), '21'],
  ]),
  ...pricingOf('PRC-6.1', [
    ['flat: (20 - 4) x 0.5 = 8', flat('20', off(offShare('50'), offAmount('4'))), '3'],
    ['graduated: (25 - 4) x 0.5 = 10.5', graduated(tiers, off(offShare('50'), offAmount('4'))),
      '15'],
    ['volume: (15 - 4) x 0.5 = 5.5', volume(tiers, off(offShare('50'), offAmount('4'))), '15'],
    ['package: (15 - 4) x 0.5 = 5.5', packages('5/10', off(offShare('50'), offAmount('4'))), '21'],
    ['percentage: (100 x 0.1 - 4) x 0.5 = 3',
      percentage('10', { modifiers: off(offShare('50'), offAmount('4')) }), ['60', '40']],
    ['matrix: (4 x 2 + 1 x 3 - 4) x 0.5 = 3.5', matrix(region, off(offShare('50'), offAmount('4'))),
      used],
  ]),
  ...pricingOf('PRC-6.4', [
    ['everything at once: ((130 / 10 - 1 - 2) x 3 - 5) x 0.9 = 22.5, raised by 30 - 22.5 = 7.5',
      perUnit('3', {
        unit_conversion: divideBy('10'), included_quantity: '1', minimum_amount: '30',
        maximum_amount: '40', ...off(offUnits('2'), offAmount('5'), offShare('10')),
      }), '130'],
    ['everything at once and more used, lowered by 40 - 130.5 = -90.5', perUnit('3', {
      unit_conversion: divideBy('10'), included_quantity: '1', minimum_amount: '30',
      maximum_amount: '40', ...off(offUnits('2'), offAmount('5'), offShare('10')),
    }), '530'],
    ['graduated with all: (10 x 2 + 2 x 1 - 2 - 5) x 0.5 = 7.5, raised by 8 - 7.5 = 0.5',
      graduated(tiers, {
        unit_conversion: multiplyBy('2'), included_quantity: '4', minimum_amount: '8',
        ...off(offUnits('2'), offAmount('5'), offShare('50')),
      }), '8'],
    ['volume with all: ((12 - 1) x 1 - 1) x 0.5 = 5, lowered by 4 - 5 = -1',
      volume(tiers, {
        unit_conversion: divideBy('1', 'down'), included_quantity: '1', maximum_amount: '4',
        ...off(offAmount('1'), offShare('50')),
      }), '12.9'],
    ['package with all: (3 x 5 - 5 - 1) x 0.5 = 4.5, raised by 5 - 4.5 = 0.5',
      packages('5/10', {
        unit_conversion: divideBy('10'), included_quantity: '1', minimum_amount: '5',
        ...off(offUnits('2'), offAmount('1'), offShare('50')),
      }), '220'],
  ]),
]
