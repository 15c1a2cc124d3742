import type { ChangeTerms } from '../src/application/subscriptions/change-terms.ts'
import type { CreateSubscription } from '../src/application/subscriptions/create-subscription.ts'
import { formatInstant } from '../src/domain/time/instant.ts'
import type { Database } from '../src/persistence/connection/database.ts'
import { billingWorld } from './billing-world.ts'
import type { Setting } from './billing-world.ts'
import { at } from './records.ts'
import { seat, storage } from './sales.ts'

const newYear = '2026-01-01T00:00:00Z'

export type Scene = {
  readonly setting?: Partial<Setting>
  readonly parts?: Partial<CreateSubscription>
}

/** One customer on a clock at New Year 2026, subscribed to a seat of 49.00 and storage. */
export const subscriptionScene = async (database: Database, scene: Scene = {}) => {
  const world = billingWorld(database, newYear)
  const tenant = await world.tenant(
    { sales: [seat, storage], draftGraceHours: 0, ...scene.setting })
  const { id: testClockId } = await tenant.testClock(newYear)
  const { id: customerId } = await tenant.customer({ testClockId })
  const { id: subscriptionId } = await tenant.subscribe(customerId, scene.parts)
  const { application } = world
  const { caller, organizationId } = tenant
  const asked = (terms: Partial<ChangeTerms>): ChangeTerms => ({
    effective: 'now', effectiveAt: undefined, planId: undefined, items: [],
    settlement: 'prorate', tierContinuity: 'reset', ...terms,
  })
  return {
    ...world, ...tenant, customerId, subscriptionId, testClockId,
    advance: (day: string) => tenant.advance(testClockId, instantText(day)),
    sampled: (id: string, day: string, gigabytes: string) =>
      tenant.ingest(customerId, [{ id, timestamp: instantText(day), gigabytes }]),
    get: () => application.getSubscription({ organizationId, id: subscriptionId }),
    pause: (settlement: 'prorate' | 'none' = 'prorate') =>
      application.pauseSubscription(caller, { subscriptionId, settlement }),
    resume: (anchor: 'keep' | 'now' = 'keep') =>
      application.resumeSubscription(caller, { subscriptionId, anchor }),
    cancel: (mode: 'now' | 'period_end', settlement: 'prorate' | 'none' = 'none') =>
      application.cancelSubscription(
        caller, { subscriptionId, mode, cancelAt: undefined, settlement }),
    change: (terms: Partial<ChangeTerms>, previewToken?: string) =>
      application.createSubscriptionChange(
        caller, { subscriptionId, terms: asked(terms), previewToken }),
    preview: (terms: Partial<ChangeTerms>) => application.previewSubscriptionChange(
      caller, { subscriptionId, terms: asked(terms) }),
    spans: async () => (await tenant.periods(subscriptionId)).map(({ startAt, endAt, status }) =>
      `${status} ${[startAt, endAt].map(dayOf).join('..')}`),
  }
}

export type SubscriptionScene = Awaited<ReturnType<typeof subscriptionScene>>

/** `01-31` is its midnight in UTC in 2026. */
export const instantText = (day: string): string => {
  if (day.includes('T')) return day
  return day.length === 'MM-DD'.length ? `2026-${day}T00:00:00Z` : `${day}T00:00:00Z`
}

export const on = (day: string) => at(instantText(day))

const dayOf = (instant: ReturnType<typeof at>): string =>
  formatInstant(instant).slice('2026-'.length, '2026-01-01'.length)
