import { amendUsageEvent } from '../src/application/usage-events/amend-usage-event.ts'
import { voidUsageEvent } from '../src/application/usage-events/void-usage-event.ts'
import type { Database } from '../src/persistence/connection/database.ts'
import { billingWorld } from './billing-world.ts'
import type { BillingWorld, Sampled, Setting, Tenant } from './billing-world.ts'

const start = '2026-01-01T00:00:00Z'

/** The boundaries that close January, February and March. */
export const [february, march, april] =
  ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z']

export const perUnit =
  { pricing: { type: 'per_unit', unit_amount: '2' }, metered: true } as const

let sampledCount = 0

/** An event of late January, unless told. */
export const sampled = (gigabytes: string, own: Partial<Sampled> = {}): Sampled => {
  sampledCount += 1
  return { id: `evt-${sampledCount}`, timestamp: '2026-01-31T10:15:00Z', gigabytes, ...own }
}

export type Billed = {
  readonly events: readonly Sampled[]
  readonly setting?: Partial<Setting>
}

/** January is billed with these events, on a final invoice unless there is grace. */
export const billedJanuary = async (database: Database, { events, setting }: Billed) => {
  const world = billingWorld(database, start)
  const tenant = await world.tenant(
    { sales: [perUnit], lateUsagePolicy: 'adjust_next', draftGraceHours: 0, ...setting })
  const { id: customerId } = await tenant.customer()
  const subscription = await tenant.subscribe(customerId)
  const bill = async (boundary: string) => {
    world.setClock(boundary)
    await world.settle()
  }
  await tenant.ingest(customerId, events)
  await bill(february)
  const subject = { world, tenant, customerId, subscriptionId: subscription.id }
  return {
    ...tenant, ...world, bill,
    late: (...some: readonly Sampled[]) => tenant.ingest(customerId, some),
    ...corrections(subject), ...invoicing(subject),
  }
}

type Subject = {
  readonly world: BillingWorld
  readonly tenant: Tenant
  readonly customerId: string
  readonly subscriptionId: string
}

const corrections = ({ world: { dependencies }, tenant: { caller }, customerId }: Subject) => ({
  voided: (id: string) => voidUsageEvent(dependencies)(caller, { customerId, id, reason: null }),
  amended: (id: string, gigabytes: string) => amendUsageEvent(dependencies)(caller,
    { customerId, id, reason: null, properties: { gigabytes } }),
})

const invoicing = ({ world: { application }, tenant, subscriptionId }: Subject) => {
  const { organizationId, caller, invoices } = tenant
  const linesOf = async (invoiceId: string) =>
    (await application.listInvoiceLines({ organizationId, invoiceId, limit: 100 })).records
  return {
    cancel: (mode: 'now' | 'period_end') =>
      application.cancelSubscription(caller,
        { subscriptionId, mode, cancelAt: undefined, settlement: 'none' }),
    finalize: async (index: number) => application.finalizeInvoice(caller,
      { invoiceId: (await invoices()).at(index)?.id ?? '' }),
    /** Every invoice, the oldest first: kind, month, quantity and amount of its lines. */
    lines: async () => Promise.all((await invoices()).map(async ({ id }) =>
      (await linesOf(id)).map(({ kind, periodStart, quantity, amount }) =>
        `${kind} ${String(periodStart).slice(0, 7)} ${quantity.toString()} ${amount}`))),
  }
}
