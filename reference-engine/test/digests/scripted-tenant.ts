import type { Meter } from '../../src/domain/metering/meter.ts'
import { Decimal } from '../../src/domain/money/decimal.ts'
import type { Sale } from '../billing-world.ts'
import type { InvoicingTenant, InvoicingWorld } from '../invoicing-world.ts'
import { at, newMeter } from '../records.ts'
import { seat, storage, support } from '../sales.ts'
import { sold } from '../sold.ts'
import { testIds } from '../test-ids.ts'

const seats: Sale = { pricing: { type: 'per_unit', unit_amount: '12.5' }, quantity: '3' }
const volume: Sale = {
  metered: true, included: '10.5', minimum: '5',
  pricing: {
    type: 'volume', tiers: [{ up_to: '90', unit_amount: '0.031' }, { unit_amount: '0.02' }],
  },
}
const packages: Sale = {
  metered: true, pricing: { type: 'package', package_size: '25', package_amount: '3.33' },
}
const each: Sale = { metered: true, pricing: { type: 'per_unit', unit_amount: '0.0333' } }

/** What is measured in ways that depend on order, unless an engine takes care. */
const aggregations: readonly Meter['aggregation'][] =
  ['latest', 'max', 'average', 'unique_count', 'weighted_sum', 'count']

/** Two customers' plans to move between, and one for each way to measure. */
const plansOf = async (
  { store }: InvoicingWorld, { organizationId, plan, sell }: InvoicingTenant,
) => {
  const other = await sell({ sales: [{ ...seat, quantity: '1' }, storage] })
  const measured = []
  for (const aggregation of aggregations) {
    const valueProperty = aggregation === 'count' ? undefined : 'gigabytes'
    const meter = {
      ...newMeter(organizationId, { eventName: 'storage.sampled', aggregation, valueProperty }),
      id: testIds('mtr'),
    }
    await store.transaction(({ meterChanges }) => meterChanges.create(meter))
    measured.push((await sold(store,
      { organizationId, meterId: meter.id, setting: { sales: [each] } })).plan)
  }
  return { plan, other: other.plan, measured }
}

/** The customers of the script: with credit, with coupons, pausing, measured, and leaving. */
export const scriptedTenant = async (world: InvoicingWorld) => {
  const tenant = await world.tenant({
    sales: [seats, support, storage, volume, packages],
    lateUsagePolicy: 'adjust_next', paymentTermsDays: 10, timeZone: 'Europe/Berlin',
  })
  const plans = await plansOf(world, tenant)
  const rates = [await tenant.taxRate('19'), await tenant.taxRate('7.7', true)]
  const subscribed = async (planIds: readonly string[], taxRateIds: readonly string[]) => {
    const { id: customerId } = await tenant.customer()
    const ids: string[] = []
    for (const planId of planIds) {
      ids.push((await tenant.subscribe(customerId, { planId, taxRateIds })).id)
    }
    return { customerId, ids, id: ids[0] ?? '' }
  }
  const credited = await subscribed([plans.plan.id], rates.slice(0, 1))
  const changing = await subscribed([plans.plan.id], rates)
  const pausing = await subscribed([plans.plan.id], [])
  const measured = await subscribed(plans.measured.map(({ id }) => id), rates.slice(1))
  const leaving = await subscribed([plans.plan.id], rates)
  await tenant.coupon(changing.customerId, '12.5', 'forever')
  await tenant.coupon(changing.customerId, '10', 'once')
  await tenant.coupon(measured.customerId, '33.3', 'forever')
  // All of them are billed at the same instants: one takes it.
  await tenant.coupon(measured.customerId, '10', 'once')
  const grant = grantsOf(world, tenant)
  await grant(credited.customerId, { amount: '75.5' })
  const expiresAt = '2026-03-20T00:00:00Z'
  await grant(credited.customerId, { amount: '20.01', priority: 10, expiresAt })
  await grant(leaving.customerId, { amount: '500', priority: 10 })
  return { ...tenant, plans, credited, changing, pausing, measured, leaving,
    customers: [credited, changing, pausing, measured, leaving] }
}

export type ScriptedTenant = Awaited<ReturnType<typeof scriptedTenant>>

type Grant = { readonly amount: string; readonly priority?: number; readonly expiresAt?: string }

const grantsOf = ({ credits }: InvoicingWorld, { caller }: InvoicingTenant) =>
  (customerId: string, { amount, priority = 50, expiresAt }: Grant) =>
    credits.createCreditGrant(caller, {
      customerId, name: null, priority, costBasis: Decimal.zero, metadata: {},
      expiresAt: expiresAt === undefined ? null : at(expiresAt),
      amount: Decimal.parse(amount), currencyCode: 'USD',
    })
