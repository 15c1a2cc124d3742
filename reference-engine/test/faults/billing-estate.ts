import { openDatabase } from '../../src/persistence/connection/open-database.ts'
import type { Sale } from '../billing-world.ts'
import { invoicingWorld } from '../invoicing-world.ts'
import type { InvoicingTenant, InvoicingWorld } from '../invoicing-world.ts'
import { at, ingestEvents, newEvent } from '../records.ts'
import { seat, storage } from '../sales.ts'

const start = '2026-01-31T00:00:00Z'

/** A second line that rates the same usage. */
const transfer: Sale = { metered: true, pricing: { type: 'per_unit', unit_amount: '0.125' } }

/** Drafts that wait an hour; final with the turn, taxed and paid by credit; usage alone. */
const settings = [
  { sales: [seat, storage, transfer], draftGraceHours: 1, paymentTermsDays: 10 },
  { sales: [seat, storage, transfer], draftGraceHours: 0 },
  { sales: [storage, transfer], draftGraceHours: 0, lateUsagePolicy: 'adjust_next' },
] as const

/** The n-th instant at which months of the estate end: 31 January, 28 February, 31 March, ... */
export const monthEnd = (month: number): string =>
  new Date(Date.UTC(2026, month + 1, 0)).toISOString().replace('.000', '')

/** A wall clock at which all that ends with a month is due. */
export const afterMonth = (month: number): string => monthEnd(month).replace('T00', 'T02')

/** A wall clock at which the drafts of that are due as well. */
export const settledMonth = (month: number): string => monthEnd(month).replace('T00', 'T05')

export type EstateSize = { readonly subscriptions: number; readonly months: number }

const eventsPerMonth = 2
const batch_size = 1000
const lanes = 8

/** Customers who each have a subscription, of a tenant that bills as its setting says. */
const subscribeAll = async (
  tenant: InvoicingTenant, { count, discounted }: { count: number; discounted: boolean },
): Promise<string[]> => {
  const taxRateIds = discounted ? [await tenant.taxRate('19')] : null
  const customerIds: string[] = []
  const lane = async (): Promise<void> => {
    while (customerIds.length < count) {
      const made = tenant.customer()
      const place = customerIds.push('') - 1
      const { id } = await made
      customerIds[place] = id
      await tenant.subscribe(id, { taxRateIds })
      if (discounted) {
        await tenant.coupon(id, '10', 'forever')
        await tenant.grant(id, '75.5')
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return customerIds
}

const fill = async (
  { store }: InvoicingWorld,
  { organizationId, customerIds, months }:
  { organizationId: string; customerIds: readonly string[]; months: number },
): Promise<void> => {
  const events = customerIds.flatMap((customerId, customer) =>
    Array.from({ length: months * eventsPerMonth }, (_, index) => newEvent(customerId, {
      id: `e${index}`,
      timestamp: at(monthEnd(Math.floor(index / eventsPerMonth)))
        .add({ hours: 24 * (1 + 9 * (index % eventsPerMonth)) }),
      properties: { gigabytes: `${1 + customer % 9}.${1 + index % 9}` },
    })))
  for (let from = 0; from < events.length; from += batch_size) {
    const batch = events.slice(from, from + batch_size)
    const outcomes = await ingestEvents(store, { organizationId, events: batch })
    if (outcomes.some((outcome) => outcome !== 'accepted')) throw new Error('usage was not taken')
  }
}

/**
 * Three organizations whose customers are all subscribed since 31 January, with the usage of all
 * months taken in before any is billed.
 */
export const seedEstate = async (
  url: string, { subscriptions, months }: EstateSize,
): Promise<void> => {
  const database = await openDatabase({ kind: 'postgresql', url })
  try {
    const world = invoicingWorld(database, start)
    for (const [index, setting] of settings.entries()) {
      const tenant = await world.tenant(setting)
      const count = Math.ceil((subscriptions - index) / settings.length)
      const customerIds = await subscribeAll(tenant, { count, discounted: index === 1 })
      await fill(world, { organizationId: tenant.organizationId, customerIds, months })
    }
  } finally {
    await database.close()
  }
}

/** Of every three subscriptions two are charged when they begin, which is a bill of its own. */
export const invoicesWanted = ({ subscriptions, months }: EstateSize): number => {
  const inArrears = Math.ceil((subscriptions - 2) / settings.length)
  return subscriptions * months + subscriptions - inArrears
}
