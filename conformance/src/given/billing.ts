import type { Api } from '../api/api.ts'
import type { Billing, BillingScene, Given } from './given.ts'
import { prerequisite } from './prerequisite.ts'

type Builders = Pick<Given, 'testClock' | 'customer' | 'meter' | 'price' | 'plan' | 'subscription'>

const fixedPrice = async (
  builders: Builders, { fixed, currency = 'USD' }: BillingScene,
): Promise<Billing['fixed']> => {
  if (fixed === undefined) return null
  const { pricing, timing } = fixed
  return builders.price({ pricing, currency, ...(timing === undefined ? {} : { timing }) })
}

const usagePrice = async (builders: Builders, scene: BillingScene, meter: { id: string }) => {
  const { pricing = { type: 'per_unit', unit_amount: '1' }, currency = 'USD' } = scene
  const { included_quantity } = scene
  return builders.price({
    pricing, currency, meter_id: meter.id,
    ...(included_quantity === undefined ? {} : { included_quantity }),
  })
}

/** The whole scene of billing in one organization, see {@link BillingScene}. */
export const givenBilling = async (
  builders: Builders, api: Api, { scene = {} }: { scene?: BillingScene | undefined },
): Promise<Billing> => {
  const { aggregation = 'sum', draft_grace_hours = 0, interval, time_zone } = scene
  await prerequisite('updateOrganization', 200, async () =>
    api.patch('/organization', { draft_grace_hours }))
  const clock = await builders.testClock(scene.now ?? '2026-01-01T00:00:00Z')
  const customer = await builders.customer({
    test_clock_id: clock.id, ...(time_zone === undefined ? {} : { time_zone }),
  })
  const meter = await builders.meter({ aggregation })
  const price = await usagePrice(builders, scene, meter)
  const fixed = await fixedPrice(builders, scene)
  const quantity = scene.fixed?.quantity
  const items = fixed === null
    ? [price]
    : [price, { ...fixed, ...(quantity === undefined ? {} : { quantity }) }]
  const plan = await builders.plan(items, interval === undefined ? {} : { interval })
  const subscription = await builders.subscription({ customer_id: customer.id, plan_id: plan.id })
  return { clock, customer, meter, price, fixed, plan, subscription }
}
