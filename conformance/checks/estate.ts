import type { CheckContext } from '../src/check.ts'
import { credit, grantOf } from './credited.ts'

/** Ids by the names of the parameters and properties that take them. */
export type Estate = Readonly<Record<string, string>>

/** An organization with one of everything. */
export const estate = async (
  context: Pick<CheckContext, 'api' | 'given'>,
): Promise<Estate> => {
  const { given } = context
  const scene = await given.billing({ fixed: { pricing: { type: 'flat', amount: '5' } } })
  const { plan, price, customer, meter, subscription, clock } = scene
  const [event] = await given.ingest(customer,
    [{ event_name: meter.event_name, timestamp: clock.now, properties: { amount: '1' } }])
  const [invoice] = await given.billed(subscription)
  if (invoice === undefined) throw new Error('a charge in advance is invoiced at the start')
  const change = await given.change(subscription, { effective: 'period_end', plan_id: plan.id })
  const discount = await given.discount(customer, { percentage: '10' })
  const note = await credit(context, invoice.invoice, ['1'])
  return {
    api_key_id: (await given.key('read_only')).id, customer_id: customer.id, meter_id: meter.id,
    price_id: price.id, product_id: price.product_id, plan_id: plan.id,
    plan_version_id: plan.version.id, subscription_id: subscription.id, change_id: change.id,
    invoice_id: invoice.invoice.id, line_id: invoice.lines[0]?.id ?? '', test_clock_id: clock.id,
    usage_event_id: event?.id ?? '', tax_rate_id: (await given.taxRate('10')).id,
    coupon_id: discount.coupon_id, discount_id: discount.id, credit_note_id: note.id,
    credit_grant_id: (await grantOf(context, { customer, amount: '10' })).id,
  }
}

/** All that can be seen of an estate. */
export const seen = async (
  { api }: Pick<CheckContext, 'api'>, own: Estate,
): Promise<unknown[]> => {
  const customer = `/customers/${own['customer_id']}`
  const plan = `/plans/${own['plan_id']}`
  const subscription = `/subscriptions/${own['subscription_id']}`
  const invoice = `/invoices/${own['invoice_id']}`
  const paths = [customer, `${customer}/discounts`, `${customer}/credit-entries`,
    `/meters/${own['meter_id']}`, `/prices/${own['price_id']}`, `/products/${own['product_id']}`,
    plan, `${plan}/versions`, subscription, `${subscription}/changes`, invoice, `${invoice}/lines`,
    `/test-clocks/${own['test_clock_id']}`, '/api-keys', '/organization', '/tax-rates', '/coupons',
    '/credit-notes', '/credit-grants', '/invoices', '/subscriptions',
    `/usage-events/${own['usage_event_id']}?customer_id=${own['customer_id']}`]
  const bodies: unknown[] = []
  for (const path of paths) bodies.push((await api.get(path)).body)
  return bodies
}
