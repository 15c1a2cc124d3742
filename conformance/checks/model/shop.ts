import type {
  Coupon, Meter, MeterCreate, Plan, Price, PriceCreate, TaxRate,
} from '@valora/spec/types'
import type { Catalogue, SoldPrice } from '../../oracle/model/catalogue.ts'
import type { CheckContext } from '../../src/check.ts'
import { prerequisite } from '../../src/given/prerequisite.ts'
import { once } from '../golden-cases.ts'

type Room = Pick<CheckContext, 'api' | 'given'>

/** What of a catalogue an organization has made, by the names of the script. */
export type Shop = {
  prices: Record<string, Price>
  plans: Record<string, Plan>
  coupons: Record<string, Coupon>
  taxRates: Record<string, TaxRate>
}

type Made<Thing> = (key: string) => Promise<Thing>

type Makers = {
  price: Made<Price>
  plan: Made<Plan>
  coupon: Made<Coupon>
  taxRate: Made<TaxRate>
}

const makers = ({ api, given }: Room): Makers => {
  const meter = once(async (terms) => given.meter(JSON.parse(terms) as MeterCreate))
  const product = once(async () => given.product())
  return {
    price: once(async (key) => {
      const { sold: { price, timing, meter: measured }, currency } =
        JSON.parse(key) as { sold: SoldPrice; currency: string }
      const made: Meter | undefined =
        measured === undefined ? undefined : await meter(JSON.stringify(measured))
      const terms = price as Omit<PriceCreate, 'product_id' | 'currency'>
      const { id: product_id } = await product('')
      return given.price({ ...terms, currency, product_id,
        ...(made === undefined ? { timing } : { meter_id: made.id }) })
    }),
    plan: once(async (key) => prerequisite('createPlan', 201, async () =>
      api.post<Plan>('/plans', JSON.parse(key)))),
    coupon: once(async (key) => prerequisite('createCoupon', 201, async () =>
      api.post<Coupon>('/coupons', JSON.parse(key)))),
    taxRate: once(async (key) => prerequisite('createTaxRate', 201, async () =>
      api.post<TaxRate>('/tax-rates', JSON.parse(key)))),
  }
}

const each = async <Terms, Thing>(
  named: Readonly<Record<string, Terms>> | undefined,
  make: (terms: Terms, name: string) => Promise<Thing>,
): Promise<Record<string, Thing>> => {
  const made = await Promise.all(Object.entries(named ?? {}).map(async ([name, terms]) =>
    [name, await make(terms, name)] as const))
  return Object.fromEntries(made)
}

/** Opens shops in one organization; what has the same name and terms is made once. */
export const shops = (room: Room) => {
  const make = makers(room)
  return async (
    { currency, prices, plans, coupons, tax_rates }: Catalogue,
  ): Promise<Shop> => {
    const made = await each(prices, async (sold, name) =>
      make.price(JSON.stringify({ name, sold, currency })))
    return {
      prices: made,
      plans: await each(plans, async ({ interval, items }, name) => make.plan(JSON.stringify({
        name, currency, interval, items: items.map(({ price, ...quantity }) =>
          ({ price_id: made[price]?.id, ...quantity })),
      }))),
      coupons: await each(coupons, async ({ duration, duration_invoices, ...terms }, name) =>
        make.coupon(JSON.stringify({ name, duration,
          ...terms, ...('amount_off' in terms ? { currency } : {}),
          duration_invoices }))),
      taxRates: await each(tax_rates, async (terms, name) =>
        make.taxRate(JSON.stringify({ name, ...terms }))),
    }
  }
}
