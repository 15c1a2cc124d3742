import { amendUsageEvent } from '../../src/application/usage-events/amend-usage-event.ts'
import { voidUsageEvent } from '../../src/application/usage-events/void-usage-event.ts'
import type { ChangeTerms } from '../../src/application/subscriptions/change-terms.ts'
import { Decimal } from '../../src/domain/money/decimal.ts'
import type { InvoicingWorld } from '../invoicing-world.ts'
import type { Arrival } from './arrival.ts'
import type { ScriptedTenant } from './scripted-tenant.ts'
import { sendUsage } from './scripted-usage.ts'

type Step = {
  /** Where the clock stands; what is due is billed before anything is done. */
  readonly at: string
  readonly does: (told: Told) => Promise<unknown>
}

export type Told = {
  readonly world: InvoicingWorld
  readonly tenant: ScriptedTenant
  readonly arrival: Arrival
  /** What became of each event. */
  readonly became: string[]
}

export const begin = '2026-01-31T10:30:15Z'

const nothing = (): Promise<void> => Promise.resolve()

const change = (
  { world: { application }, tenant: { caller, changing } }: Told, terms: Partial<ChangeTerms>,
) => application.createSubscriptionChange(caller, {
  subscriptionId: changing.id, previewToken: undefined,
  terms: {
    effective: 'now', effectiveAt: undefined, planId: undefined, items: [],
    settlement: 'prorate', tierContinuity: 'carry', ...terms,
  },
})

const send = async (
  { world: { store }, tenant, arrival, became }: Told, part: 'known' | 'late',
) => {
  const { organizationId } = tenant
  const customerIds = tenant.customers.map(({ customerId }) => customerId)
  became.push(...await sendUsage(store, { part, organizationId, customerIds, arrival }))
}

const correct = async ({ world: { dependencies }, tenant: { caller, leaving } }: Told) => {
  const { customerId } = leaving
  await voidUsageEvent(dependencies)(caller, { customerId, id: 'e40', reason: null })
  await amendUsageEvent(dependencies)(caller,
    { customerId, id: 'e41', reason: null, properties: { gigabytes: '17.25' } })
}

const pay = async ({ tenant }: Told) => {
  const [first] = await tenant.invoices(tenant.leaving.customerId)
  const [owed] = await tenant.invoices(tenant.changing.customerId)
  if (first === undefined || owed === undefined) throw new Error('nobody has anything to pay')
  await tenant.pay(owed.id, '1.01')
}

/** Four months in the lives of five customers. */
export const script: readonly Step[] = [
  { at: begin, does: (told) => send(told, 'known') },
  { at: '2026-02-05T00:00:00Z', does: pay },
  {
    at: '2026-02-11T10:30:15Z', does: (told) => change(told, {
      items: [{ priceId: told.tenant.prices[0]?.id ?? '', quantity: Decimal.parse('5') }],
    }),
  },
  {
    at: '2026-02-15T13:37:00Z', does: ({ world: { application }, tenant: { caller, pausing } }) =>
      application.pauseSubscription(caller, { subscriptionId: pausing.id, settlement: 'prorate' }),
  },
  { at: '2026-03-01T12:00:00Z', does: nothing },
  {
    at: '2026-03-05T00:00:00Z', does: (told) => change(told, {
      effective: 'period_end', planId: told.tenant.plans.other.id,
    }),
  },
  {
    at: '2026-03-10T00:00:00Z', does: ({ world: { application }, tenant: { caller, pausing } }) =>
      application.resumeSubscription(caller, { subscriptionId: pausing.id, anchor: 'keep' }),
  },
  { at: '2026-04-01T12:00:00Z', does: nothing },
  {
    at: '2026-04-10T00:00:00Z', does: async (told) => {
      await send(told, 'late')
      await correct(told)
    },
  },
  { at: '2026-05-02T00:00:00Z', does: nothing },
  {
    at: '2026-05-10T00:00:00Z', does: ({ world: { application }, tenant: { caller, leaving } }) =>
      application.cancelSubscription(caller, {
        subscriptionId: leaving.id, mode: 'now', cancelAt: undefined, settlement: 'prorate',
      }),
  },
  { at: '2026-06-02T00:00:00Z', does: nothing },
]
