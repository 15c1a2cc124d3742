import { Decimal } from '../src/domain/money/decimal.ts'
import type { Store } from '../src/persistence/store.ts'
import { testIds as ids } from './test-ids.ts'
import { newPlan, newPrice, newProduct } from './records.ts'
import type { Setting } from './billing-world.ts'

type Selling = {
  readonly organizationId: string
  readonly meterId: string
  readonly setting: Setting
}

/** A plan that sells what the setting says, with its prices. */
export const sold = async (store: Store, { organizationId, meterId, setting }: Selling) => {
  const { currency = 'USD', sales } = setting
  const product = { ...newProduct(organizationId), id: ids('prod') }
  const prices = sales.map(({ pricing, metered = false, included = '0', timing, ...bounds }) => ({
    ...newPrice(organizationId, product.id), id: ids('price'), currency, pricing,
    includedQuantity: Decimal.parse(included),
    minimumAmount: bounds.minimum ?? null,
    maximumAmount: bounds.maximum ?? null,
    meterId: metered ? meterId : null,
    timing: timing ?? (metered ? 'in_arrears' as const : 'in_advance' as const),
  }))
  const plan = planOf({ organizationId, prices, setting })
  await store.transaction(async (repositories) => {
    await repositories.products.insert(product)
    for (const price of prices) await repositories.prices.insert(price)
    await repositories.plans.insert(plan)
  })
  return { prices, plan }
}

type PlanTerms = {
  readonly organizationId: string
  readonly prices: readonly { readonly id: string; readonly meterId: string | null }[]
  readonly setting: Setting
}

const planOf = ({ organizationId, prices, setting }: PlanTerms) => {
  const { currency = 'USD', interval = { unit: 'month', count: 1 }, sales } = setting
  const made = newPlan(organizationId, [])
  const id = ids('plan')
  const items = prices.map(({ id: priceId, meterId }, index) => ({
    priceId, quantity: meterId === null ? Decimal.parse(sales[index]?.quantity ?? '1') : null,
  }))
  return {
    ...made, id,
    version: {
      ...made.version, id: ids('pver'), planId: id, currency, items,
      intervalUnit: interval.unit, intervalCount: interval.count,
    },
  }
}

