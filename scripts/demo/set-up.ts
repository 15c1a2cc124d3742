import { createValora, type Meter, type Plan, type Valora } from '@valora/sdk'
import {
  catalogue, meters, zones, type CataloguePlan, type MeterName, type Offer,
} from './catalogue.ts'
import type { DemoCustomer } from './events.ts'

export type Subscriber = DemoCustomer & {
  name: string
  plan: CataloguePlan
  subscriptionId: string
}

/** An organization with a catalogue and subscribed customers on one test clock. */
export type Scene = {
  valora: Valora
  start: string
  clockId: string
  subscribers: Subscriber[]
  /** Minor digits by currency, as the engine serves them. */
  minorDigits: ReadonlyMap<string, number>
}

const start = '2026-03-01T00:00:00Z'

/** How long drafts wait: long enough for the last stragglers of every time zone. */
const draft_grace_hours = 120

type Meters = Record<MeterName, Meter>

const createMeters = async (valora: Valora): Promise<Meters> => {
  const made: Partial<Meters> = {}
  for (const [name, meter] of Object.entries(meters)) {
    made[name as MeterName] = await valora.createMeter({ body: { name, ...meter } })
  }
  return made as Meters
}

type Shop = { valora: Valora; made: Meters }

const createOffer = async ({ valora, made }: Shop, currency: string, offer: Offer) => {
  const { product, pricing, meter, included_quantity, timing, quantity } = offer
  const { id: product_id } = await valora.createProduct({ body: { name: product } })
  const { id: price_id } = await valora.createPrice({
    body: {
      product_id, currency, pricing, name: product,
      ...(meter === undefined ? {} : { meter_id: made[meter].id }),
      ...(included_quantity === undefined ? {} : { included_quantity }),
      ...(timing === undefined ? {} : { timing }),
    },
  })
  return quantity === undefined ? { price_id } : { price_id, quantity }
}

const createPlan = async (shop: Shop, { name, currency, offers }: CataloguePlan): Promise<Plan> => {
  const items = []
  for (const offer of offers) items.push(await createOffer(shop, currency, offer))
  const interval = { unit: 'month', count: 1 } as const
  return shop.valora.createPlan({ body: { name, currency, interval, items } })
}

type Place = { clockId: string; index: number; planId: string; plan: CataloguePlan }

const subscribe = async (
  valora: Valora, { clockId, index, planId, plan }: Place,
): Promise<Subscriber> => {
  const zone = zones[index % zones.length] as string
  const name = `${plan.currency} customer ${String(index + 1).padStart(2, '0')}`
  const { id } = await valora.createCustomer({
    body: { name, external_id: `C-${index + 1}`, time_zone: zone, test_clock_id: clockId },
  })
  const { id: subscriptionId } = await valora.createSubscription({
    body: { customer_id: id, plan_id: planId },
  })
  const used = plan.offers.flatMap(({ meter }) => meter ?? [])
  return { id, name, zone, plan, meters: used, subscriptionId }
}

type Wanted = { baseUrl: string; platform: Valora; customers: number }

/** Makes the organization, its catalogue and its subscribed customers through the SDK. */
export const setUp = async ({ baseUrl, platform, customers }: Wanted): Promise<Scene> => {
  const { api_key } = await platform.createOrganization(
    { body: { name: 'Demo cloud', draft_grace_hours, invoice_number_prefix: 'DEMO' } })
  const valora = createValora({ baseUrl, apiKey: api_key.secret })
  const clock = await valora.createTestClock({ body: { name: 'March 2026', now: start } })
  const shop = { valora, made: await createMeters(valora) }
  const plans: { planId: string; plan: CataloguePlan }[] = []
  for (const plan of catalogue) plans.push({ planId: (await createPlan(shop, plan)).id, plan })
  const subscribers: Subscriber[] = []
  for (let index = 0; index < customers; index += 1) {
    const chosen = plans[(index + Math.floor(index / zones.length)) % plans.length]
    if (chosen === undefined) throw new Error('the catalogue has plans')
    subscribers.push(await subscribe(valora, { clockId: clock.id, index, ...chosen }))
  }
  const { data } = await valora.listCurrencies()
  const minorDigits = new Map(data.map(({ code, minor_digits }) => [code, minor_digits]))
  return { valora, start, clockId: clock.id, subscribers, minorDigits }
}
