import type { LineSource } from '../src/domain/invoicing/line-source.ts'
import { Decimal } from '../src/domain/money/decimal.ts'
import { isTurnDue } from '../src/domain/subscriptions/next-turn-at.ts'
import { subscribe } from '../src/domain/subscriptions/subscribe.ts'
import type { SubscriptionTerms } from '../src/domain/subscriptions/subscribe.ts'
import type {
  ScheduledChange, Subscription, SubscriptionTerm,
} from '../src/domain/subscriptions/subscription.ts'
import { takeTurn } from '../src/domain/subscriptions/take-turn.ts'
import type { Turn } from '../src/domain/subscriptions/turn.ts'
import { formatInstant, parseInstant } from '../src/domain/time/instant.ts'
import type { Instant, Period } from '../src/domain/time/instant.ts'

/** `2026-01-31` is its midnight in UTC. */
export const on = (text: string): Instant =>
  parseInstant(text.includes('T') ? `${text}:00Z` : `${text}T00:00:00Z`)

const term = (parts: Partial<SubscriptionTerm> & { readonly priceId: string }) =>
  ({ id: parts.priceId, timing: 'in_advance', metered: false, additive: false, ...parts } as const)

/** A licensed seat, charged in advance. */
export const seat = (quantity: string): SubscriptionTerm =>
  term({ priceId: 'seat', quantity: Decimal.parse(quantity) })

/** A fixed charge in arrears. */
export const support = (quantity: string): SubscriptionTerm =>
  term({ priceId: 'support', timing: 'in_arrears', quantity: Decimal.parse(quantity) })

/** Usage that adds up. */
export const calls: SubscriptionTerm =
  term({ priceId: 'calls', timing: 'in_arrears', metered: true, additive: true })

export const monthly = { unit: 'month', count: 1 } as const

/** Monthly in UTC from New Year 2026 unless told. */
export const subscribed = (
  items: readonly SubscriptionTerm[],
  parts: Partial<SubscriptionTerms> = {},
): Subscription => subscribe({
  now: on('2026-01-01'), interval: monthly, timeZone: 'UTC', prorationUnit: 'day',
  planId: 'plan', planVersionId: 'v1', items, ...parts,
})

/** New items from an instant on, settled by share unless told. */
export const changeTo = (
  items: readonly SubscriptionTerm[],
  parts: Partial<ScheduledChange> & { readonly effectiveAt: Instant },
): ScheduledChange => ({
  id: 'chg', settlement: 'prorate', tierContinuity: 'reset', planId: 'plan', planVersionId: 'v2',
  interval: monthly, items, ...parts,
})

export type Course = { readonly subscription: Subscription; readonly turns: readonly Turn[] }

/** Takes every turn that has come by `until`, as a scheduler would. */
export const courseOf = (subscription: Subscription, until: Instant): Course => {
  const turns: Turn[] = []
  let current = subscription
  while (isTurnDue(current, until)) {
    const turn = takeTurn(current)
    turns.push(turn)
    current = turn.subscription
  }
  return { subscription: current, turns }
}

const short = (instant: Instant): string =>
  formatInstant(instant).replace(/^2026-/, '').replace('T00:00:00Z', '').replace(':00Z', '')

export const span = ({ start, end }: Period): string => `${short(start)}..${short(end)}`

/** `proration_charge seat 3 01-11..02-01 21/31 trial`: a source at one glance. */
export const shownSource = (source: LineSource): string => {
  if (source.kind === 'one_off') return source.kind
  const { kind, priceId, period } = source
  const quantity = 'quantity' in source ? source.quantity.toString() : undefined
  const portion = 'portion' in source && source.portion
    ? `${source.portion.numerator}/${source.portion.denominator}` : undefined
  const continues = 'continues' in source && source.continues
    ? `after ${span(source.continues)}` : undefined
  const trial = 'trial' in source && source.trial ? 'trial' : undefined
  return [kind, priceId, quantity, span(period), portion, continues, trial]
    .filter((part) => part !== undefined).join(' ')
}

/** A turn as its day, its periods, its events and what it bills. */
export const shownTurn = ({ at, closes, opens, happened, sources }: Turn): string[] => [
  [short(at), closes ? `closes ${span(closes)}` : '', opens ? `opens ${span(opens)}` : '',
    ...happened.map(({ type }) => type)].filter((part) => part !== '').join(' '),
  ...sources.map(shownSource),
]

export const shown = (turns: readonly Turn[]): string[] => turns.flatMap(shownTurn)
