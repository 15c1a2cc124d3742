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

const lives = readVectors('subscriptions')

describe('subscription cases', () => {
  const commands = lives.flatMap(({ steps }) => steps)
  const kinds = new Set(lives.flatMap(({ invoices }) => invoices)
    .flatMap(({ lines }) => lines).map(({ kind }) => kind))

  test.each(['PRO-1', 'PRO-2', 'PRO-3', 'SUB-1', 'SUB-2', 'SUB-4', 'SUB-5', 'SUB-6', 'TIM-6'])(
    '%s has three cases', (group) =>
      expect(lives.filter(({ requirement }) => requirement.startsWith(`${group}.`)).length)
        .toBeGreaterThanOrEqual(3))

  test.each([
    'create', 'change', 'cancel', 'uncancel', 'pause', 'resume', 'usage', 'pay', 'void_invoice',
    'apply_coupon', 'wait',
  ])('a step is %s', (name) =>
    expect(commands.filter((command) => command.do === name)).not.toEqual([]))

  test('every settlement, mode, anchor and continuity is chosen', () => {
    const chosen = new Set(commands.flatMap((command) => Object.entries(command)
      .filter(([name]) => !['at', 'do', 'plan'].includes(name))
      .map(([name, value]) => `${name} ${String(value)}`)))
    expect([...chosen]).toEqual(expect.arrayContaining([
      'settlement none', 'settlement prorate', 'mode now', 'mode period_end', 'mode at',
      'effective now', 'effective period_end', 'effective at', 'anchor now',
      'tier_continuity carry', 'proration_unit second',
    ]))
  })

  test('every kind of line is billed', () => expect([...kinds]).toEqual(expect.arrayContaining(
    ['fixed', 'usage', 'proration_credit', 'proration_charge', 'trial_discount'])))

  test.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu'])('some live in %s', (zone) =>
    expect(lives.filter(({ time_zone }) => time_zone === zone)).not.toEqual([]))
})

describe('period cases', () => {
  const periods = readVectors('periods')
  const stubs = readVectors('stubs')

  test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu',
    'Pacific/Apia', 'America/Havana'])('%s has anchors', (zone) =>
    expect(periods.filter(({ time_zone }) => time_zone === zone)).not.toEqual([]))

  test('every unit is counted forwards and backwards', () => {
    const counted = periods.flatMap(({ interval, boundaries }) =>
      boundaries.map(({ k }) => `${interval.unit} ${Math.sign(k)}`))
    expect([...new Set(counted)]).toEqual(expect.arrayContaining(
      ['day', 'week', 'month', 'year'].flatMap((unit) => [`${unit} 1`, `${unit} -1`])))
  })

  test('stubs lie before and after their anchor, in days and in seconds', () => {
    expect(stubs.filter(({ k }) => k < 0).length).toBeGreaterThanOrEqual(10)
    expect(stubs.filter(({ k }) => k > 0).length).toBeGreaterThanOrEqual(10)
    expect(stubs.filter(({ portions }) => portions.second !== undefined).length)
      .toBeGreaterThanOrEqual(20)
  })
})

describe('cases of coupons, taxes, credits and notes', () => {
  const money = [
    ...readVectors('coupons'), ...readVectors('taxes'), ...readVectors('credits'),
    ...readVectors('credit-notes'),
  ]

  test.each(['DSC-2.1', 'DSC-2.2', 'DSC-2.5', 'DSC-2.7', 'TAX-1.1', 'TAX-1.2', 'TAX-1.3', 'TAX-1.4',
    'TAX-1.6', 'CRD-3.1', 'CRD-3.2', 'CRD-3.3', 'CRD-3.5', 'CRD-3.6', 'CRD-4.1', 'CRN-4.1',
    'CRN-4.2', 'CRN-4.3', 'CRN-4.6', 'INV-5.2'])('%s has a case', (row) =>
    expect(money.filter(({ requirement }) => requirement === row)).not.toEqual([]))

  test.each(['USD', 'JPY', 'KWD'])('%s stands in each of them', (code) => {
    const own = money.filter(({ currency }) => currency === code)
    expect(new Set(own.map(({ id }) => id.split('-')[0])))
      .toEqual(new Set(['coupons', 'taxes', 'credits', 'notes']))
  })
})
