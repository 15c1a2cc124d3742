import { describe, expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'
import type { Client } from '../../../test/running-engine.ts'

const engine = runningEngine()

type Code = { readonly pointer: string; readonly code: string }
const codes = ({ errors }: { errors: readonly Code[] }): string[] =>
  errors.map(({ pointer, code }) => `${pointer} ${code}`)

const meterOf = async (tenant: Client, terms: object = {}): Promise<string> =>
  (await tenant.post('/meters', {
    name: 'Payments', event_name: 'paid', aggregation: 'sum', value_property: 'amount',
    group_by: ['region', 'tier'], ...terms,
  })).body.id

const seller = async () => {
  const tenant = await engine.tenant()
  const { body: product } = await tenant.post('/products', { name: 'P' })
  const create = (terms: object) =>
    tenant.post('/prices', { product_id: product.id, currency: 'USD', ...terms })
  return { tenant, create }
}

const perUnit = { type: 'per_unit', unit_amount: '0.50' }
const percentage =
  { type: 'percentage', rate: '2.90', fixed_amount: '0.30', free_transactions: 1 }
const matrix = {
  type: 'matrix', dimensions: ['region'], default_unit_amount: '1.0',
  cells: [{ values: { region: 'eu' }, unit_amount: '2.50' }],
}
const modifiers = {
  unit_conversion: { operation: 'divide', factor: '1000.0', rounding: { mode: 'up', digits: 0 } },
  discounts: [{ type: 'percentage', percentage: '10.0' }, { type: 'usage', quantity: '5.0' }],
  minimum_amount: '5', maximum_amount: '100.00',
}

describe('a price', () => {
  test.each([
    ['units with every modifier', { pricing: perUnit, ...modifiers, included_quantity: '3' }],
    ['a percentage', { pricing: percentage, discounts: [{ type: 'amount', amount: '0.10' }] }],
    ['a matrix', { pricing: matrix, minimum_amount: '0' }],
  ])('of %s is returned and listed as it was given', async (_, terms) => {
    const { tenant, create } = await seller()
    const { status, body: price } = await create({ ...terms, meter_id: await meterOf(tenant) })
    expect([status, price]).toMatchObject([201, terms])
    expect((await tenant.get(`/prices/${price.id}`)).body).toEqual(price)
    expect((await tenant.get('/prices')).body.data).toEqual([price])
  })

  test('without modifiers says so', async () => {
    const { create } = await seller()
    expect((await create({ pricing: perUnit })).body).toMatchObject({
      included_quantity: '0', unit_conversion: null, discounts: [], minimum_amount: null,
      maximum_amount: null,
    })
  })

  test('changes its name and metadata, and nothing else', async () => {
    const { tenant, create } = await seller()
    const { body: price } = await create({ pricing: perUnit, ...modifiers, metadata: { a: '1' } })
    const patch = (body: object) => tenant.patch(`/prices/${price.id}`, body)
    const { body: named } = await patch({ name: 'N', metadata: { b: '2', a: null } })
    expect(named).toEqual({ ...price, name: 'N', metadata: { b: '2' } })
    expect((await patch({ name: null })).body).toEqual({ ...named, name: null })
    expect((await tenant.get(`/prices/${price.id}`)).body).toEqual({ ...named, name: null })
    const refused = [{}, { minimum_amount: '1' }, { pricing: perUnit }, { name: '' }].map(patch)
    expect((await Promise.all(refused)).map(({ status }) => status)).toEqual([400, 400, 400, 400])
    const stranger = await engine.tenant()
    expect(await stranger.patch(`/prices/${price.id}`, { name: 'N' }))
      .toMatchObject({ status: 404, body: { code: 'price_not_found' } })
  })
})

describe('a price that contradicts itself', () => {
  test.each<[object, object | undefined, string[], string]>([
    [{ pricing: percentage }, undefined, ['/meter_id percentage_meter_not_sum'], 'no meter'],
    [{ pricing: percentage }, { aggregation: 'max' }, ['/meter_id percentage_meter_not_sum'],
      'a maximum has no transactions'],
    [{ pricing: matrix }, undefined, ['/meter_id matrix_without_meter'], 'no meter'],
    [{ pricing: { ...matrix, dimensions: ['region', 'zone'] } }, {},
      ['/pricing/cells/0/values matrix_cell_mismatch',
        '/pricing/dimensions/1 matrix_dimension_unknown'], 'every fault of a matrix'],
    [{ pricing: { ...percentage, free_amount: '5', minimum_amount_per_transaction: '2',
      maximum_amount_per_transaction: '1' }, included_quantity: '1', minimum_amount: '0.001' }, {},
    ['/pricing/free_amount allowances_exclusive',
      '/pricing/minimum_amount_per_transaction minimum_above_maximum',
      '/included_quantity modifier_unsupported', '/minimum_amount amount_too_precise'],
    'every fault of a percentage'],
    [{ pricing: perUnit, unit_conversion: { operation: 'divide', factor: '0.0' },
      discounts: [{ type: 'amount', amount: '1' }, { type: 'amount', amount: '1' }],
      minimum_amount: '2', maximum_amount: '1' }, undefined,
    ['/unit_conversion/factor conversion_by_zero', '/discounts/1 discount_repeated',
      '/minimum_amount minimum_above_maximum'], 'every fault of modifiers'],
  ])('%j with the meter %j has the faults %j: %s', async (terms, meter, wanted) => {
    const { tenant, create } = await seller()
    const meter_id = meter && await meterOf(tenant, meter)
    const { status, body } = await create({ ...terms, meter_id })
    expect([status, body.code]).toEqual([422, 'price_definition_invalid'])
    expect(codes(body)).toEqual(wanted)
  })

  test('is no more previewed than created', async () => {
    const tenant = await engine.tenant()
    const { body } = await tenant.post('/prices/preview', {
      quantity: '1', price: { currency: 'JPY', pricing: perUnit, maximum_amount: '0.5',
        discounts: [{ type: 'percentage', percentage: '100.5' }] },
    })
    expect([body.code, ...codes(body)]).toEqual(['price_definition_invalid',
      '/price/discounts/0/percentage percentage_above_hundred',
      '/price/maximum_amount amount_too_precise'])
  })
})

describe('a preview', () => {
  test('derives every step of a price with modifiers', async () => {
    const tenant = await engine.tenant()
    const price = { currency: 'USD', pricing: perUnit, ...modifiers, included_quantity: '2' }
    const { body } = await tenant.post('/prices/preview', { price, quantity: '9001' })
    expect(body).toEqual({
      currency: 'USD', quantity: '9001', rated_quantity: '8',
      steps: [
        { ref: 'unit', quantity: '8', unit_amount: '0.5', amount_unrounded: '4', amount: '4.00' },
        { ref: 'discount-usage', quantity: '-1', unit_amount: '2.5', amount_unrounded: '-2.5',
          amount: '-2.50' },
        { ref: 'discount-percentage', quantity: '-0.1', unit_amount: '1.5',
          amount_unrounded: '-0.15', amount: '-0.15' },
      ],
      amount_unrounded: '1.35', amount: '1.35', rounding_residue: '0',
      minimum_adjustment: '3.65', maximum_adjustment: '0.00', total: '5.00',
    })
  })

  test('of transactions and of groups works for stored and inline prices', async () => {
    const { tenant, create } = await seller()
    const meter_id = await meterOf(tenant)
    const cases = [
      [percentage, { transactions: ['50', '-5', '100.5'] }, '145.5', '3.21',
        ['percentage 100.5', 'transaction-fixed 1']],
      [matrix, { groups: [{ values: { region: null }, quantity: '3' },
        { values: { region: 'eu' }, quantity: '2' }] }, '5', '8.00',
      ['cell-1 2', 'cell-default 3']],
      [percentage, { transactions: ['-5'] }, '0', '0.00', []],
    ] as const
    for (const [pricing, used, quantity, total, steps] of cases) {
      const { body: { id: price_id } } = await create({ pricing, meter_id })
      for (const of of [{ price_id }, { price: { currency: 'USD', pricing } }]) {
        const { body } = await tenant.post('/prices/preview', { ...of, ...used })
        expect(body).toMatchObject({ quantity, rated_quantity: quantity, total })
        expect(body.steps.map((step: { ref: string; quantity: string }) =>
          `${step.ref} ${step.quantity}`)).toEqual(steps)
      }
    }
  })

  test.each([
    [perUnit, { transactions: ['1'] }, '/quantity quantity_required'],
    [percentage, { quantity: '1' }, '/transactions transactions_required'],
    [matrix, { quantity: '1' }, '/groups groups_required'],
  ])('of %j with %j is refused: %s', async (pricing, used, wanted) => {
    const tenant = await engine.tenant()
    const answer =
      await tenant.post('/prices/preview', { price: { currency: 'USD', pricing }, ...used })
    expect(answer).toMatchObject({ status: 422, body: { code: 'price_preview_invalid' } })
    expect(codes(answer.body)).toEqual([wanted])
  })

  test.each([
    [{}, 'nothing used'], [{ quantity: '1', transactions: ['1'] }, 'two of them'],
    [{ transactions: [] }, 'no transaction'], [{ groups: [] }, 'no group'],
  ])('with %j breaks the schema: %s', async (used, _why) => {
    const tenant = await engine.tenant()
    const price = { currency: 'USD', pricing: perUnit }
    expect((await tenant.post('/prices/preview', { price, ...used })).status).toBe(400)
  })
})
