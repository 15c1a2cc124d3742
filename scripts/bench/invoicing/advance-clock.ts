import { createValora } from '@valora/sdk'
import { Failure } from '../../run/failure.ts'
import { workOff } from '../work-off.ts'

export const clockSubscriptions = 100

const start = '2026-01-31T00:00:00Z'
const advance_ms_max = 600_000

export type ClockAdvance = { months: number; invoices: number; elapsed_ms: number }

type Target = { baseUrl: string; platformKey: string }

const createShop = async ({ baseUrl, platformKey }: Target) => {
  const platform = createValora({ baseUrl, apiKey: platformKey })
  const { api_key } = await platform.createOrganization({ body: { name: 'Bench of a clock' } })
  const valora = createValora({ baseUrl, apiKey: api_key.secret })
  const meter = await valora.createMeter({ body: {
    name: 'Messages', event_name: 'message.sent', aggregation: 'count',
  } })
  const { id: product_id } = await valora.createProduct({ body: { name: 'Messages' } })
  const usage = await valora.createPrice({ body: {
    product_id, currency: 'USD', meter_id: meter.id,
    pricing: { type: 'per_unit', unit_amount: '0.0075' },
  } })
  const fee = await valora.createPrice({ body: {
    product_id, currency: 'USD', timing: 'in_advance', pricing: { type: 'flat', amount: '9.99' },
  } })
  const { id: planId } = await valora.createPlan({ body: {
    name: 'Messages', currency: 'USD', interval: { unit: 'month', count: 1 },
    items: [{ price_id: usage.id }, { price_id: fee.id }],
  } })
  const { id: test_clock_id } = await valora.createTestClock({ body: { now: start } })
  return { valora, planId, test_clock_id }
}

const monthsLater = (months: number): string => {
  const [year, month] = [2026 + Math.floor(months / 12), months % 12]
  return new Date(Date.UTC(year, month + 1, 0, 2)).toISOString()
}

/** Advances a test clock over the months of its subscriptions by one call, through the API. */
export const advanceClock = async (target: Target, months: number): Promise<ClockAdvance> => {
  const { valora, planId, test_clock_id } = await createShop(target)
  const work = async (index: number): Promise<number> => {
    const body = { name: `Customer ${index}`, time_zone: 'UTC', test_clock_id }
    const { id } = await valora.createCustomer({ body })
    await valora.createSubscription({ body: { customer_id: id, plan_id: planId } })
    return 1
  }
  const jobs = Array.from({ length: clockSubscriptions }, (_, index) => index)
  await workOff({ jobs, lanes: 8, limit_ms: Infinity, work })
  const begun = performance.now()
  await valora.advanceTestClock({
    path: { test_clock_id }, body: { to: monthsLater(months) }, timeout_ms: advance_ms_max,
  })
  const elapsed_ms = performance.now() - begun
  let finalized = 0
  for await (const { status } of valora.listInvoices.all({ query: { limit: 100 } })) {
    if (status === 'finalized') finalized += 1
  }
  // The first charge in advance is an invoice of its own.
  const wanted = clockSubscriptions * (months + 1)
  if (finalized === wanted) return { months, invoices: finalized, elapsed_ms }
  throw new Failure(`${finalized} of ${wanted} invoices of the test clock are final`)
}
