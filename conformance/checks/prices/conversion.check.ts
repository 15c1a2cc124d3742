import type { UnitConversion } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { preview, stepTexts, type InlinePrice } from '../previewed.ts'

const unit = { type: 'per_unit', unit_amount: '1' } as const
const divide = (factor: string, rounding?: UnitConversion['rounding']): UnitConversion =>
  ({ operation: 'divide', factor, ...(rounding === undefined ? {} : { rounding }) })
const times = (factor: string): UnitConversion => ({ operation: 'multiply', factor })
const tiers = [{ up_to: '10', unit_amount: '2' }, { unit_amount: '1' }]

type Row = [price: InlinePrice, quantity: string, rated: string, amount: string, why: string]

const converted: Row[] = [
  [{ pricing: unit }, '1500', '1500', '1500.00', 'without a conversion a unit is a unit'],
  [{ pricing: unit, unit_conversion: divide('1000') }, '1500', '1.5', '1.50', 'divided'],
  [{ pricing: unit, unit_conversion: times('1000') }, '1.5', '1500', '1500.00', 'multiplied'],
  [{ pricing: unit, unit_conversion: divide('0.5') }, '3', '6', '6.00', 'by less than one'],
  [{ pricing: unit, unit_conversion: divide('1000'), included_quantity: '1' }, '1500', '0.5',
    '0.50', 'what is included is counted in converted units'],
  [{ pricing: unit, unit_conversion: divide('1000'), included_quantity: '2' }, '1500', '0',
    '0.00', 'down to zero'],
  [{ pricing: { type: 'graduated', tiers }, unit_conversion: divide('100') }, '1500', '15',
    '25.00', 'tiers are bounds of converted units'],
  [{ pricing: { type: 'volume', tiers }, unit_conversion: times('2') }, '6', '12', '12.00',
    'of either kind'],
  [{ pricing: { type: 'package', package_size: '10', package_amount: '5' },
    unit_conversion: divide('1000') }, '10001', '10.001', '10.00', 'so are packages'],
  [{ pricing: unit, unit_conversion: divide('10'), discounts: [{ type: 'usage', quantity: '3' }] },
    '100', '10', '7.00', 'and discounted units'],
]

const up = { mode: 'up', digits: 0 } as const
const down = { mode: 'down', digits: 0 } as const
const half = { mode: 'half_away_from_zero', digits: 0 } as const

const roundings: [conversion: UnitConversion, quantity: string, rated: string, why: string][] = [
  [divide('3'), '1', '0.333333333333', 'twelve digits stay'],
  [divide('3'), '2', '0.666666666667', 'the last of them is rounded'],
  [divide('8'), '0.000000000004', '0.000000000001', 'a half goes away from zero'],
  [divide('8'), '0.000000000003', '0', 'less than a half is nothing'],
  [times('0.000000000001'), '0.5', '0.000000000001', 'a product is rounded so as well'],
  [divide('1024'), '1', '0.0009765625', 'what has no more than twelve digits is exact'],
  [divide('1000', up), '1001', '2', 'up is the next one'],
  [divide('1000', up), '1000', '1', 'what is whole stays'],
  [divide('3', up), '0.000000000001', '1', 'the smallest part is a part'],
  [divide('1000', down), '1999', '1', 'down leaves parts out'],
  [divide('1000', half), '1499', '1', 'below the half'],
  [divide('1000', half), '1500', '2', 'the half goes up'],
  [divide('1000', { mode: 'half_away_from_zero', digits: 1 }), '250', '0.3', 'to so many digits'],
  [divide('3', { mode: 'up', digits: 12 }), '1', '0.333333333334', 'to twelve of them'],
  [divide('3', { mode: 'down', digits: 12 }), '2', '0.666666666666', 'either way'],
  [divide('7', { mode: 'half_away_from_zero', digits: 2 }), '4', '0.57',
    'what is rounded is exact before'],
]

export default [
  check({
    id: 'prices/units-are-converted-first',
    requirement: 'PRC-1.4',
    needs: ['prices'],
    async run(context) {
      const { expect } = context
      for (const [price, quantity, rated, amount, why] of converted) {
        const told = await preview(context, price, { quantity })
        expect.equal([told.quantity, told.rated_quantity, told.amount], [quantity, rated, amount],
          `${price.pricing.type} of ${quantity}: ${why}`)
      }
    },
  }),
  check({
    id: 'prices/a-converted-quantity-is-rounded-once',
    requirement: ['PRC-1.5', 'MON-3.4'],
    needs: ['prices'],
    async run(context) {
      const { expect } = context
      for (const [unit_conversion, quantity, rated, why] of roundings) {
        const told = await preview(context, { pricing: unit, unit_conversion }, { quantity })
        const { operation, factor } = unit_conversion
        expect.equal(told.rated_quantity, rated, `${quantity} ${operation} ${factor}: ${why}`)
        const steps = rated === '0' ? [] : [`unit ${rated} x 1 = ${rated}`]
        expect.equal(stepTexts(told), steps, 'the rounded quantity is what is rated')
      }
      const coarse = divide('3', { mode: 'half_away_from_zero', digits: 1 })
      const told = await preview(context, { pricing: { type: 'per_unit', unit_amount: '100' },
        unit_conversion: coarse, included_quantity: '0.25' }, { quantity: '1' })
      expect.equal([told.rated_quantity, told.amount], ['0.05', '5.00'],
        'it is rounded before anything is taken off')
    },
  }),
  check({
    id: 'prices/a-stored-conversion-is-the-same',
    requirement: 'PRC-1.4',
    needs: ['prices'],
    async run(context) {
      const { api, expect, given } = context
      const terms = { pricing: unit, unit_conversion: divide('1000', up), included_quantity: '1' }
      const price = await given.price(terms)
      expect.equal([price.unit_conversion, price.discounts, price.minimum_amount,
        price.maximum_amount], [terms.unit_conversion, [], null, null], 'it is kept as given')
      const plain = await given.price({ pricing: unit })
      expect.equal(plain.unit_conversion, null, 'absent it is null')
      const answer = await api.post('/prices/preview', { price_id: price.id, quantity: '2500' })
      expect.equal(expect.status(answer, 200).body, await preview(context, terms,
        { quantity: '2500' }), 'a stored price is rated as an inline one')
    },
  }),
]
