import type { PriceInline } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { expectFaults } from '../named-faults.ts'
import { askPreview, type PreviewedUsage } from '../previewed.ts'

const kinds = { quantity: '5', transactions: ['5'],
  groups: [{ values: { region: 'eu' }, quantity: '5' }] }

type Kind = keyof typeof kinds

const models: [PriceInline['pricing'], Kind][] = [
  [{ type: 'flat', amount: '1' }, 'quantity'],
  [{ type: 'per_unit', unit_amount: '1' }, 'quantity'],
  [{ type: 'graduated', tiers: [{ unit_amount: '1' }] }, 'quantity'],
  [{ type: 'volume', tiers: [{ unit_amount: '1' }] }, 'quantity'],
  [{ type: 'package', package_size: '1', package_amount: '1' }, 'quantity'],
  [{ type: 'percentage', rate: '1' }, 'transactions'],
  [{ type: 'matrix', dimensions: ['region'], default_unit_amount: '1',
    cells: [{ values: { region: 'eu' }, unit_amount: '1' }] }, 'groups'],
]

const usageOf = (kind: Kind): PreviewedUsage => ({ [kind]: kinds[kind] })

export default [
  check({
    id: 'prices/a-model-rates-its-own-kind-of-usage',
    requirement: 'PRC-7.4',
    needs: ['prices'],
    async run({ api, expect }) {
      for (const [pricing, own] of models) {
        expect.status(await askPreview({ api }, { pricing }, usageOf(own)), 200)
        for (const kind of (Object.keys(kinds) as Kind[]).filter((one) => one !== own)) {
          expectFaults({ expect }, await askPreview({ api }, { pricing }, usageOf(kind)),
            { problem: 'price_preview_invalid', faults: [[`/${own}`, `${own}_required`]] })
        }
      }
    },
  }),
  check({
    id: 'prices/a-stored-price-is-previewed-by-its-model',
    requirement: ['PRC-7.4', 'PRC-7.1'],
    needs: ['prices', 'meters'],
    async run({ api, expect, given }) {
      const meter = await given.meter({ group_by: ['region'] })
      for (const [pricing, own] of models) {
        const price = await given.price({ pricing,
          ...(pricing.type === 'flat' ? {} : { meter_id: meter.id }) })
        const ask = async (usage: PreviewedUsage) =>
          api.post('/prices/preview', { price_id: price.id, ...usage })
        const control = expect.status(await ask(usageOf(own)), 200)
        const inline = await askPreview({ api }, { pricing }, usageOf(own))
        expect.equal(control.body, inline.body, 'it is rated as an inline price')
        const other = own === 'quantity' ? 'transactions' : 'quantity'
        expectFaults({ expect }, await ask(usageOf(other)),
          { problem: 'price_preview_invalid', faults: [[`/${own}`, `${own}_required`]] })
      }
    },
  }),
  check({
    id: 'prices/a-preview-has-one-kind-of-usage',
    requirement: 'PRC-7.4',
    needs: ['prices'],
    async run({ api, expect }) {
      const pricing: PriceInline['pricing'] = { type: 'per_unit', unit_amount: '1' }
      const { quantity, transactions, groups } = kinds
      expect.status(await askPreview({ api }, { pricing }, { quantity }), 200)
      for (const usage of [{}, { quantity, transactions }, { quantity, groups },
        { transactions: [] }, { groups: [] }]) {
        expect.problem(await askPreview({ api }, { pricing }, usage), 'invalid_request')
      }
    },
  }),
]
