/** A month as a program of the last release bills it; it prints what it saw as JSON. */
export const sdkUsage = `
import { createValora, problems, SPEC_VERSION } from '@valora/sdk'

const [baseUrl, platformKey] = process.argv.slice(2)
const operator = createValora({ baseUrl, apiKey: platformKey })
const made = await operator.createOrganization({ body: { name: 'Everest' } })
const valora = createValora({ baseUrl, apiKey: made.api_key.secret })

const clock = await valora.createTestClock({ body: { now: '2026-01-01T00:00:00Z' } })
const customer = await valora.createCustomer({
  body: { name: 'Annapurna', test_clock_id: clock.id } })
const meter = await valora.createMeter({ body: {
  name: 'Hours', event_name: 'hours', aggregation: 'sum', value_property: 'hours' } })
const product = await valora.createProduct({ body: { name: 'Guide' } })
const price = await valora.createPrice({ body: {
  product_id: product.id, currency: 'USD', meter_id: meter.id,
  pricing: { type: 'per_unit', unit_amount: '2.50' } } })
const plan = await valora.createPlan({ body: {
  name: 'Tours', currency: 'USD', interval: { unit: 'month', count: 1 },
  items: [{ price_id: price.id }] } })
const { status: subscription } = await valora.createSubscription({
  body: { customer_id: customer.id, plan_id: plan.id } })

const advance = (to) => valora.advanceTestClock({
  path: { test_clock_id: clock.id }, body: { to } })
await advance('2026-01-20T00:00:00Z')
const events = ['3', '4.5'].map((hours, index) => ({
  id: 'evt-' + index, event_name: 'hours', customer_id: customer.id,
  timestamp: '2026-01-1' + index + 'T00:00:00Z', properties: { hours } }))
const { results } = await valora.ingestUsageEvents({ body: { events } })
await advance('2026-02-05T00:00:00Z')

const invoices = []
const query = { customer_id: customer.id, limit: 1 }
for await (const { number, status, total } of valora.listInvoices.all({ query })) {
  invoices.push({ number, status, total })
}
const lost = { customer_id: customer.id.replace(/.{4}$/, '0000') }
const refused = await valora.getCustomer({ path: lost })
  .then(() => 'found', (error) => error instanceof problems.customer_not_found && error.code)
const usage = results.map(({ status }) => status)
console.log(JSON.stringify({ SPEC_VERSION, subscription, usage, invoices, refused }))
`
