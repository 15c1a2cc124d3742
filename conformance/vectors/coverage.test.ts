import { describe, expect, test } from 'vitest'
import type { RatedPrice } from '../oracle/rate.ts'
import { readVectors } from './read-vectors.ts'

const pricing = readVectors('pricing')
const metered = [
  ...readVectors('quantities'), ...readVectors('usage'), ...readVectors('corrections'),
]

const quantityModels = ['per_unit', 'graduated', 'volume', 'package']
const models = ['flat', ...quantityModels, 'percentage', 'matrix']
const priced = models.filter((model) => model !== 'flat')

const hasDiscount = (type: string) => ({ discounts = [] }: RatedPrice) =>
  discounts.some((discount) => discount.type === type)

/** Each modifier with the models that take it. */
const modifiers: [name: string, of: readonly string[], has: (price: RatedPrice) => boolean][] = [
  ['included_quantity', quantityModels, (price) => price.included_quantity !== undefined],
  ['unit_conversion', quantityModels, (price) => price.unit_conversion !== undefined],
  ['a usage discount', quantityModels, hasDiscount('usage')],
  ['an amount discount', models, hasDiscount('amount')],
  ['a percentage discount', models, hasDiscount('percentage')],
  ['minimum_amount', priced, (price) => price.minimum_amount !== undefined],
  ['maximum_amount', priced, (price) => price.maximum_amount !== undefined],
]

describe('pricing cases', () => {
  test.each(models)('%s stands alone', (model) =>
    expect(pricing.filter(({ price }) =>
      price.pricing.type === model && Object.keys(price).length === 1)).not.toEqual([]))

  test.each(modifiers.flatMap(([name, of, has]) => of.map((model) => ({ name, model, has }))))(
    '$model has $name', ({ model, has }) =>
      expect(pricing.filter(({ price }) => price.pricing.type === model && has(price)))
        .not.toEqual([]))

  test.each(['divide', 'multiply'].flatMap((operation) =>
    ['up', 'down', 'half_away_from_zero', undefined].map((mode) => ({ operation, mode }))))(
    '$operation is rounded: $mode', ({ operation, mode }) => {
      const found = pricing.filter(({ price: { unit_conversion } }) =>
        unit_conversion?.operation === operation && unit_conversion.rounding?.mode === mode)
      expect(found).not.toEqual([])
    })

  test.each(['USD', 'JPY', 'KWD'])('%s stands in cases of several models', (code) => {
    const own = pricing.filter(({ currency }) => currency === code)
    expect(new Set(own.map(({ price }) => price.pricing.type)).size).toBeGreaterThanOrEqual(5)
  })
})

const aggregations =
  ['count', 'sum', 'max', 'min', 'average', 'unique_count', 'latest', 'weighted_sum']

describe('metering cases', () => {
  test.each(aggregations)('%s is measured plainly, filtered, grouped and corrected', (name) => {
    const own = metered.filter(({ meter }) => meter.aggregation === name)
    const has = (what: (one: (typeof own)[number]) => boolean) => own.some(what)
    expect({
      plain: has(({ meter }) => meter.filters === undefined && meter.group_by === undefined),
      empty: has((one) => 'quantity' in one && one.event_count === 0),
      filtered: has(({ meter }) => meter.filters !== undefined),
      grouped: has((one) => 'rows' in one && one.rows.some(({ group }) => group !== null)),
      together: has((one) => 'rows' in one && one.rows.some(({ group }) => group === null)),
      corrected: has((one) => 'corrections' in one),
    }).toEqual({
      plain: true, empty: true, filtered: true, grouped: true, together: true, corrected: true,
    })
  })

  test.each(['latest', 'max', 'weighted_sum'])('%s carries forward, whole and by group', (name) => {
    const own = metered.filter(({ meter }) =>
      meter.aggregation === name && meter.carry_forward === true)
    expect(own.some((one) => 'quantity' in one)).toBe(true)
    expect(own.some((one) => 'rows' in one && one.rows.some(({ group }) => group !== null)))
      .toBe(true)
    expect(own.some((one) => 'rows' in one && one.query.window === 'day')).toBe(true)
  })

  test.each(['equals', 'in', 'exists'])('the operator %s filters', (operator) =>
    expect(metered.filter(({ meter: { filters = [] } }) =>
      filters.some((filter) => filter.operator === operator)).length).toBeGreaterThanOrEqual(3))

  test.each([
    ['day', 'Europe/Berlin'], ['day', 'America/Santiago'], ['hour', 'Asia/Kathmandu'],
    ['hour', 'Australia/Lord_Howe'], ['hour', 'Europe/Berlin'], ['month', 'Asia/Kathmandu'],
    ['month', 'Europe/Berlin'], ['whole', 'Europe/Berlin'],
  ])('%s windows are cut in %s', (window, zone) =>
    expect(readVectors('usage').filter(({ query }) =>
      query.window === window && query.time_zone === zone)).not.toEqual([]))
})

describe('line cases', () => {
  test.each(priced)('late usage of a %s price is adjusted', (model) =>
    expect(readVectors('lines').filter(({ price, late }) =>
      price.pricing.type === model && late.some(({ adjustment }) => adjustment !== null)))
      .not.toEqual([]))
})
