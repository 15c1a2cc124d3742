import { createValora, type Valora } from '@valora/sdk'
import { Failure } from '../run/failure.ts'
import { workOff, type Round } from './work-off.ts'

type Target = { baseUrl: string; platformKey: string }
type Shop = { valora: Valora; planId: string; eventName: string }

const subscribed = '2026-03-01T00:00:00Z'
const used = '2026-03-15T00:00:00Z'
/** After the end of March and the hour that drafts wait. */
const billed = '2026-04-01T02:00:00Z'

const advance_ms_max = 300_000
const eventsPerSubscription = 2

const createShop = async ({ baseUrl, platformKey }: Target): Promise<Shop> => {
  const platform = createValora({ baseUrl, apiKey: platformKey })
  const { api_key } = await platform.createOrganization({ body: { name: 'Bench of invoices' } })
  const valora = createValora({ baseUrl, apiKey: api_key.secret })
  const eventName = 'message.sent'
  const { id: meter_id } = await valora.createMeter({ body: {
    name: 'Segments', event_name: eventName, aggregation: 'sum', value_property: 'segments',
  } })
  const { id: product_id } = await valora.createProduct({ body: { name: 'Messages' } })
  const usage = await valora.createPrice({ body: {
    product_id, currency: 'USD', meter_id,
    pricing: { type: 'graduated', tiers: [
      { up_to: '3', unit_amount: '0.0083' }, { unit_amount: '0.0075' },
    ] },
  } })
  const fee = await valora.createPrice({ body: {
    product_id, currency: 'USD', timing: 'in_arrears', pricing: { type: 'flat', amount: '9.99' },
  } })
  const { id: planId } = await valora.createPlan({ body: {
    name: 'Messages', currency: 'USD', interval: { unit: 'month', count: 1 },
    items: [{ price_id: usage.id }, { price_id: fee.id }],
  } })
  return { valora, planId, eventName }
}

/** Customers of one clock, each with a subscription and usage in the middle of its first month. */
const subscribe = async ({ valora, planId, eventName }: Shop, count: number): Promise<string> => {
  const { id: test_clock_id } = await valora.createTestClock({ body: { now: subscribed } })
  const customerIds: string[] = []
  const work = async (index: number): Promise<number> => {
    const body = { name: `Customer ${index}`, time_zone: 'UTC', test_clock_id }
    const { id } = await valora.createCustomer({ body })
    await valora.createSubscription({ body: { customer_id: id, plan_id: planId } })
    customerIds.push(id)
    return 1
  }
  const jobs = Array.from({ length: count }, (_, index) => index)
  const { done } = await workOff({ jobs, lanes: 8, limit_ms: advance_ms_max, work })
  if (done < count) throw new Failure(`only ${done} of ${count} subscriptions were made in time`)
  await valora.advanceTestClock({ path: { test_clock_id }, body: { to: used } })
  const events = customerIds.flatMap((customer_id) =>
    Array.from({ length: eventsPerSubscription }, (_, index) => ({
      id: `used-${index}`, event_name: eventName, customer_id, timestamp: used,
      properties: { segments: '2.5' },
    })))
  for (let from = 0; from < events.length; from += 1000) {
    const body = { events: events.slice(from, from + 1000), atomic: true }
    await valora.ingestUsageEvents({ body })
  }
  return test_clock_id
}

const finalized = async (valora: Valora): Promise<number> => {
  let count = 0
  for await (const invoice of valora.listInvoices.all({ query: { limit: 100 } })) {
    // 3 x 0.0083 + 2 x 0.0075 and the fee: an invoice without its usage was not billed.
    if (invoice.status === 'finalized' && invoice.total === '10.03') count += 1
  }
  return count
}

/** From the advance of the clock over the month's end to the last finalized invoice. */
const billMonth = async ({ valora }: Shop, test_clock_id: string, count: number) => {
  const start = performance.now()
  const call = { path: { test_clock_id }, body: { to: billed }, timeout_ms: advance_ms_max }
  await valora.advanceTestClock(call)
  const elapsed_ms = performance.now() - start
  return { done: count, elapsed_ms, latencies_ms: [elapsed_ms] }
}

/** Bills one month of `invoices` subscriptions, spread over as many test clocks as rounds. */
export const billSubscriptions = async (
  target: Target, { invoices, rounds }: { invoices: number; rounds: number },
): Promise<Round[]> => {
  const shop = await createShop(target)
  const counts = Array.from({ length: Math.min(rounds, invoices) },
    (_, round) => Math.floor((invoices + round) / Math.min(rounds, invoices)))
  const measured: Round[] = []
  for (const count of counts) {
    const clockId = await subscribe(shop, count)
    measured.push(await billMonth(shop, clockId, count))
  }
  const found = await finalized(shop.valora)
  if (found !== invoices) throw new Failure(`${found} of ${invoices} invoices are right and final`)
  return measured
}
