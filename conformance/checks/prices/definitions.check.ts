import type { Price, Pricing } from '@valora/spec/types'
import { check } from '../../src/check.ts'

const models: Pricing[] = [
  { type: 'flat', amount: '49' },
  { type: 'per_unit', unit_amount: '0.50' },
  { type: 'graduated', tiers: [{ up_to: '10', unit_amount: '2', flat_amount: '0' },
    { unit_amount: '1' }] },
  { type: 'volume', tiers: [{ up_to: '10.5', unit_amount: '2' }, { unit_amount: '1' }] },
  { type: 'package', package_size: '1000', package_amount: '5.00' },
  { type: 'percentage', rate: '2.90', fixed_amount: '0.30', free_transactions: 10,
    minimum_amount_per_transaction: '0.5', maximum_amount_per_transaction: '9' },
  { type: 'matrix', dimensions: ['region', 'tier'], default_unit_amount: '0.10', cells: [
    { values: { tier: 'gold', region: 'eu' }, unit_amount: '0.020' }] },
]

const metered = new Set<Pricing['type']>(['percentage', 'matrix'])

export default [
  check({
    id: 'prices/every-model-is-kept-as-given',
    requirement: 'PRC-1.1',
    needs: ['prices', 'meters'],
    async run({ api, expect, given }) {
      const { id: meter_id } = await given.meter({ group_by: ['tier', 'region'] })
      for (const pricing of models) {
        const price = await given.price({ pricing,
          ...(metered.has(pricing.type) ? { meter_id } : {}) })
        expect.equal(price.pricing, pricing, `${pricing.type} is returned as it was given`)
        const read = await api.get<Price>(`/prices/${price.id}`)
        expect.equal(read.body, price, `${pricing.type} is read back`)
      }
      const { id: product_id } = await given.product()
      const probe = await api.post('/prices', { product_id, currency: 'USD',
        pricing: { type: 'auction', amount: '1' } })
      expect.problem(probe, 'invalid_request', { faults: [{ pointer: '/pricing/type' }] })
    },
  }),
  check({
    id: 'prices/contradictions-are-pointed-at',
    requirement: 'PRC-1.2',
    needs: ['prices', 'meters'],
    async run({ api, expect, given }) {
      const { id: product_id } = await given.product()
      const meter = await given.meter()
      const create = (values: object) =>
        api.post('/prices', { product_id, currency: 'USD', ...values })
      const tiered = (tiers: object[]) => ({ pricing: { type: 'graduated', tiers } })
      const unit = { type: 'per_unit', unit_amount: '1' }
      expect.status(await create({ ...tiered([{ up_to: '1', unit_amount: '1' },
        { up_to: '2', unit_amount: '1' }, { unit_amount: '1' }]), meter_id: meter.id }), 201)
      const wrong: [object, string, string][] = [
        [tiered([{ up_to: '2', unit_amount: '1' }, { up_to: '2', unit_amount: '1' },
          { unit_amount: '1' }]), '/pricing/tiers/1/up_to', 'tiers_not_ascending'],
        [tiered([{ up_to: '10', unit_amount: '1' }, { up_to: '9', unit_amount: '1' },
          { unit_amount: '1' }]), '/pricing/tiers/1/up_to', 'tiers_not_ascending'],
        [tiered([{ unit_amount: '1' }, { unit_amount: '1' }]), '/pricing/tiers/0/up_to',
          'tier_bound_missing'],
        [tiered([{ up_to: '5', unit_amount: '1' }]), '/pricing/tiers/0/up_to',
          'tier_last_bounded'],
        [{ pricing: { type: 'flat', amount: '1' }, meter_id: meter.id }, '/meter_id',
          'flat_with_meter'],
        [{ pricing: { type: 'flat', amount: '1' }, included_quantity: '5' },
          '/included_quantity', 'flat_with_included_quantity'],
        [{ pricing: unit, meter_id: meter.id, timing: 'in_advance' }, '/timing',
          'usage_in_advance'],
      ]
      for (const [values, pointer, code] of wrong) {
        expect.problem(await create(values), 'price_definition_invalid',
          { faults: [{ pointer, code }] })
      }
      const both = { pricing: { type: 'volume', tiers: [{ unit_amount: '1' },
        { up_to: '9', unit_amount: '1' }] }, meter_id: meter.id, timing: 'in_advance' }
      expect.problem(await create(both), 'price_definition_invalid', { faults: [
        { pointer: '/pricing/tiers/0/up_to' }, { pointer: '/pricing/tiers/1/up_to' },
        { pointer: '/timing' }] })
      expect.equal((await api.all('/prices')).length, 1, 'a contradiction is not stored')
    },
  }),
  check({
    id: 'prices/a-plan-has-one-currency',
    requirement: 'MON-6.2',
    needs: ['prices', 'plans'],
    async run({ api, expect, given }) {
      const pricing: Pricing = { type: 'flat', amount: '1' }
      const [dollar, euro] = [await given.price({ pricing }),
        await given.price({ pricing, currency: 'EUR' })]
      const create = (currency: string, ...ids: string[]) => api.post('/plans', { name: 'p',
        currency, interval: { unit: 'month', count: 1 },
        items: ids.map((price_id) => ({ price_id })) })
      expect.status(await create('USD', dollar.id), 201)
      expect.problem(await create('USD', dollar.id, euro.id), 'plan_currency_mismatch',
        { faults: [{ pointer: '/items/1/price_id' }] })
      expect.problem(await create('EUR', dollar.id), 'plan_currency_mismatch')
      expect.equal((await api.all('/plans')).length, 1, 'a mixed plan is not stored')
    },
  }),
  check({
    id: 'prices/an-interval-lasts-three-years-at-most',
    requirement: 'TIM-5.1',
    needs: ['prices', 'plans'],
    async run({ api, expect, given }) {
      const price = await given.price({ pricing: { type: 'flat', amount: '1' } })
      const create = (unit: string, count: number) => api.post('/plans', { name: 'p',
        currency: 'USD', interval: { unit, count }, items: [{ price_id: price.id }] })
      for (const [unit, most] of [['day', 1095], ['week', 156], ['month', 36], ['year', 3]] as
        const) {
        const made = expect.status(await create(unit, most), 201).body
        expect.equal((made as { version: { interval: unknown } }).version.interval,
          { unit, count: most }, 'the interval is kept')
        if (most < 1095) expect.problem(await create(unit, most + 1), 'plan_interval_too_long')
      }
      expect.problem(await create('day', 1096), 'invalid_request')
      expect.problem(await create('month', 0), 'invalid_request')
      expect.problem(await create('fortnight', 1), 'invalid_request')
    },
  }),
]
