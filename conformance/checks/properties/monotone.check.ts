import fc from 'fast-check'
import { exact } from '../../oracle/decimal-text.ts'
import { add, compare, parse } from '../../oracle/rational.ts'
import type { RatedPrice } from '../../oracle/rate.ts'
import { check } from '../../src/check.ts'
import { forAll } from '../for-all.ts'
import { anyPrice, decimals, type PricedUsage } from './any-price.ts'
import { preview } from './previewed.ts'

const byAmount = (one?: string, other?: string): number =>
  compare(parse(one ?? '0'), parse(other ?? '0'))

/** A volume price that is dearer in every further tier; any other price as it is. */
const growing = (price: RatedPrice): RatedPrice => {
  const { pricing } = price
  if (pricing.type !== 'volume') return price
  const units = pricing.tiers.map(({ unit_amount }) => unit_amount).toSorted(byAmount)
  const flats = pricing.tiers.map(({ flat_amount }) => flat_amount ?? '0').toSorted(byAmount)
  const tiers = pricing.tiers.map((tier, index) =>
    ({ ...tier, unit_amount: units[index] ?? '0', flat_amount: flats[index] ?? '0' }))
  return { ...price, pricing: { ...pricing, tiers } }
}

export default check({
  id: 'properties/more-usage-never-costs-less-where-prices-only-grow',
  requirement: ['PRC-3.1', 'PRC-3.2', 'PRC-4.1', 'PRC-6.4'],
  needs: ['prices'],
  tags: ['property'],
  async run(context) {
    const { expect } = context
    const holds = async ([one, more]: [PricedUsage, string]) => {
      const price = growing(one.price)
      const less = one.used.quantity ?? '0'
      const quantity = exact(add(parse(less), parse(more)))
      const first = await preview(context, { ...one, price })
      const second = await preview(context, { ...one, price, used: { quantity } })
      expect.that(byAmount(first.total, second.total) <= 0,
        `${quantity} units cost no less than ${less}`)
    }
    const models = ['flat', 'per_unit', 'graduated', 'volume', 'package'] as const
    await forAll(context, fc.tuple(anyPrice(models), decimals(60)), { runs: 30, holds })
  },
})
