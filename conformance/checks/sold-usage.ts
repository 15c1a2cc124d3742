import type {
  Customer, Interval, Invoice, InvoiceExplanation, InvoiceLine, Meter, MeterCreate, Organization,
  Price, PriceCreate, Subscription, TestClock, UsageEventInput,
} from '@valora/spec/types'
import type { CheckContext } from '../src/check.ts'
import type { EventInput } from '../src/given/given.ts'
import { prerequisite } from '../src/given/prerequisite.ts'

type Room = Pick<CheckContext, 'api' | 'expect' | 'given'>

/** A price on a meter of its own. */
export type Offer = {
  price: Omit<PriceCreate, 'product_id' | 'currency' | 'meter_id'> & { currency?: string }
  meter?: Partial<MeterCreate>
}

export type Sold = { meter: Meter; price: Price }

export type Shop = {
  clock: TestClock
  customer: Customer
  subscription: Subscription
  sold: Sold[]
}

export type Terms = {
  policy?: Organization['late_usage_policy']
  interval?: Interval
  /** Hours that a draft waits; none when absent. */
  grace?: number
}

/** A customer on 2026-01-01, subscribed to these prices. */
export const sell = async (
  { api, given }: Room, offers: readonly Offer[], { policy, interval, grace = 0 }: Terms = {},
): Promise<Shop> => {
  const settings = { draft_grace_hours: grace,
    ...(policy === undefined ? {} : { late_usage_policy: policy }) }
  await prerequisite('updateOrganization', 200, async () => api.patch('/organization', settings))
  const clock = await given.testClock('2026-01-01T00:00:00Z')
  const customer = await given.customer({ test_clock_id: clock.id })
  const sold: Sold[] = []
  for (const offer of offers) {
    const meter = await given.meter(offer.meter)
    sold.push({ meter, price: await given.price({ ...offer.price, meter_id: meter.id }) })
  }
  const plan = await given.plan(sold.map(({ price }) => price),
    interval === undefined ? {} : { interval })
  const subscription = await given.subscription({ customer_id: customer.id, plan_id: plan.id })
  return { clock, customer, subscription, sold }
}

/** Ingests events for the meter that was sold at this place; noon of the first when untold. */
export const use = async (
  { given }: Pick<Room, 'given'>, { customer, sold }: Shop,
  { at = 0, events }: { at?: number; events: readonly (Partial<EventInput> | string)[] },
): Promise<UsageEventInput[]> => {
  const { meter } = sold[at] as Sold
  return given.ingest(customer, events.map((event) => ({
    event_name: meter.event_name, timestamp: '2026-01-01T00:00:00Z',
    ...(typeof event === 'string' ? { properties: { amount: event } } : event) })))
}

type Calculated = InvoiceExplanation['calculation']['lines'][number]

/** A line of an invoice with its calculation. */
export type BilledLine = InvoiceLine & { calculated: Calculated }

export type Bill = { invoice: Invoice; lines: BilledLine[] }

/** The newest invoice, which is that of this boundary. */
export const billOf = async (
  { api, expect, given }: Room, { subscription }: Pick<Shop, 'subscription'>, boundary: string,
): Promise<Bill> => {
  const newest = (await given.invoices(subscription)).at(-1)
  const invoice = expect.present(newest, 'the period is invoiced')
  expect.equal(invoice.issued_at, boundary, 'the invoice is that of the boundary')
  const { body } = expect.status(
    await api.get<InvoiceExplanation>(`/invoices/${invoice.id}/explanation`), 200)
  const lines = (await given.lines(invoice)).map((line, index) => ({
    ...line, calculated: expect.present(body.calculation.lines[index], 'each line is explained'),
  }))
  return { invoice, lines }
}

/** The invoice of a boundary, to which the clock is advanced. */
export const billAt = async (room: Room, shop: Shop, boundary: string): Promise<Bill> => {
  await room.given.advance(shop.clock, boundary)
  return billOf(room, shop, boundary)
}

/** The lines of each sold price, in the order of the prices. */
export const byPrice = ({ lines }: Bill, { sold }: Shop): BilledLine[][] =>
  sold.map(({ price }) => lines.filter(({ price_id }) => price_id === price.id))
