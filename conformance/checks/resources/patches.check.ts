import type { Meter, Plan, Price, Product } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'

type Named = { id: string; name: string | null; metadata: Record<string, string> }

/** One object of every collection that is patched, and what else of it a patch may change. */
const made = async ({ given }: CheckContext): Promise<[path: string, described: boolean][]> => {
  const metadata = { kept: 'yes', cleared: 'soon' }
  const product: Product = await given.product({ description: 'before', metadata })
  const price: Price = await given.price({ pricing: { type: 'flat', amount: '1' }, name: 'before',
    metadata, product_id: product.id })
  const meter: Meter = await given.meter({ metadata })
  const plan: Plan = await given.plan([price], { description: 'before', metadata })
  return [[`/meters/${meter.id}`, false], [`/prices/${price.id}`, false],
    [`/products/${product.id}`, true], [`/plans/${plan.id}`, true]]
}

const fixed: [path: 'meters' | 'prices' | 'plans', values: object][] = [
  ['meters', { event_name: 'other' }], ['meters', { aggregation: 'max' }],
  ['meters', { value_property: 'other' }], ['meters', { filters: [] }],
  ['meters', { group_by: ['region'] }], ['meters', { carry_forward: true }],
  ['prices', { currency: 'EUR' }], ['prices', { pricing: { type: 'flat', amount: '2' } }],
  ['prices', { included_quantity: '1' }], ['prices', { discounts: [] }],
  ['prices', { unit_conversion: { operation: 'divide', factor: '2' } }],
  ['prices', { minimum_amount: '1' }], ['prices', { maximum_amount: '1' }],
  ['prices', { meter_id: null }], ['prices', { product_id: `prod_${'0'.repeat(26)}` }],
  ['prices', { timing: 'in_arrears' }],
  ['plans', { items: [] }], ['plans', { currency: 'EUR' }],
  ['plans', { interval: { unit: 'year', count: 1 } }],
]

const needs = ['meters', 'products', 'prices', 'plans']

export default [
  check({
    id: 'resources/catalogue-patches-are-merge-patches',
    requirement: 'RES-1.3',
    needs,
    async run(context) {
      const { api, expect, random } = context
      for (const [path, described] of await made(context)) {
        const before = expect.status(await api.get<Named>(path), 200).body
        const name = random.name('renamed')
        const patch = { name, metadata: { cleared: null, added: 'new' },
          ...(described ? { description: null } : {}) }
        const changed = expect.status(await api.patch<Named>(path, patch), 200).body
        expect.equal(changed, { ...before, name, metadata: { kept: 'yes', added: 'new' },
          ...(described ? { description: null } : {}) }, 'null clears and absent properties stay')
        expect.equal((await api.get(path)).body, changed, 'the change is stored')
        expect.problem(await api.patch(path, {}), 'invalid_request')
        expect.problem(await api.patch(path, { name: '' }), 'invalid_request',
          { faults: [{ pointer: '/name' }] })
        expect.equal((await api.get(path)).body, changed, 'what is refused changes nothing')
      }
    },
  }),
  check({
    id: 'resources/what-is-charged-and-measured-never-changes',
    requirement: ['PRC-1.6', 'RES-1.3'],
    needs,
    async run(context) {
      const { api, expect, given, random } = context
      const meter = await given.meter()
      const price = await given.price({ meter_id: meter.id, name: 'before',
        pricing: { type: 'per_unit', unit_amount: '1' } })
      const plan = await given.plan([price])
      const paths = { meters: `/meters/${meter.id}`, prices: `/prices/${price.id}`,
        plans: `/plans/${plan.id}` }
      const read = async () => Promise.all(Object.values(paths)
        .map(async (path) => expect.status(await api.get<Named>(path), 200).body))
      const before = await read()
      for (const [collection, values] of fixed) {
        const probe = await api.patch(paths[collection], { name: 'x', ...values })
        const [property = ''] = Object.keys(values)
        expect.problem(probe, 'invalid_request',
          { faults: [{ pointer: `/${property}`, code: 'unknown_property' }] })
      }
      expect.equal(await read(), before, 'a patch of anything else is refused as a whole')
      const name = random.name('renamed')
      for (const path of Object.values(paths)) expect.status(await api.patch(path, { name }), 200)
      expect.equal(await read(), before.map((one) => ({ ...one, name })), 'the name changes alone')
      const cleared = await api.patch<Price>(paths.prices, { name: null })
      expect.equal(expect.status(cleared, 200).body.name, null, 'the name of a price is cleared')
    },
  }),
]
