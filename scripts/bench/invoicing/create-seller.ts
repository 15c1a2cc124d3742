import { Decimal } from '../../../reference-engine/src/domain/money/decimal.ts'
import type { InsideEngine } from './inside-engine.ts'

/** Who bills, and what the bench subscribes its customers to. */
export type Seller = { organizationId: string; planId: string; eventNames: readonly string[] }

type Metered = { eventName: string; aggregation: 'sum' | 'count' }

const meters: readonly Metered[] = [
  { eventName: 'message.sent', aggregation: 'sum' },
  { eventName: 'file.stored', aggregation: 'count' },
]

const tiers = [{ up_to: '3', unit_amount: '0.0083' }, { unit_amount: '0.0075' }]
const pricings = [
  { type: 'graduated' as const, tiers }, { type: 'per_unit' as const, unit_amount: '0.125' },
]

const common = { metadata: {} }

/** Nothing is overdue while the next month is billed: that would be other work in its figures. */
const payment_terms_days = 60

/** An organization whose monthly plan bills two kinds of usage. */
export const createSeller = async (
  inside: InsideEngine, draftGraceHours: number,
): Promise<Seller> => {
  const { application, caller } = inside
  const { organization } = await application.createOrganization(caller(''), {
    name: 'Bench of invoicing', timeZone: 'UTC', draftGraceHours, invoiceNumberPrefix: 'INV',
    lateUsagePolicy: 'adjust_next', paymentTermsDays: payment_terms_days,
  })
  const by = caller(organization.id)
  const product = await application.createProduct(by,
    { name: 'Messages', description: null, ...common })
  const items = []
  for (const [index, { eventName, aggregation }] of meters.entries()) {
    const meter = await application.createMeter(by, {
      name: eventName, eventName, aggregation, filters: [], groupBy: [], carryForward: false,
      valueProperty: aggregation === 'sum' ? 'units' : null, ...common,
    })
    const pricing = pricings[index] ?? { type: 'flat' as const, amount: '0' }
    const price = await application.createPrice(by, {
      productId: product.id, name: eventName, currency: 'USD', pricing, timing: 'in_arrears',
      meterId: meter.id, includedQuantity: Decimal.zero, unitConversion: null, discounts: [],
      minimumAmount: null, maximumAmount: null, ...common,
    })
    items.push({ priceId: price.id })
  }
  const plan = await application.createPlan(by, {
    name: 'Messages', description: null, currency: 'USD', interval: { unit: 'month', count: 1 },
    items, ...common,
  })
  return {
    organizationId: organization.id, planId: plan.id,
    eventNames: meters.map(({ eventName }) => eventName),
  }
}
