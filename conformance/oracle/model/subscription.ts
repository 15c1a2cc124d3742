import type { Anchor } from '../boundary.ts'
import { isBefore } from '../instant-order.ts'
import type { Window } from '../measure.ts'
import type { ProrationUnit } from '../portion.ts'
import type { SoldItem } from './catalogue.ts'
import type { Settlement } from './command.ts'

/** What of an item is billed already, and what is still open. */
export type ItemState = SoldItem & {
  /** Usage and charges in arrears: what is not billed yet begins here. */
  open_from?: string
  /** Usage whose tiers continue: they began here and not at `open_from`. */
  continues_from?: string
  /** Charges in advance that are not over, one after the other, and the time that each covers. */
  charges?: readonly Charged[]
}

/** A charge in advance by its number; it has none where it was of no day or second. */
export type Charged = Window & { number: number | null }

export type Change = {
  number: number
  status: 'scheduled' | 'applied' | 'withdrawn'
  effective_at: string
  settlement: Settlement
  continuity: 'reset' | 'carry'
  plan: string
  items: readonly SoldItem[]
}

export type State = 'scheduled' | 'trialing' | 'active' | 'past_due' | 'paused' | 'canceled'

export type ModelSubscription = {
  state: State
  start_at: string
  trial_end: string | null
  anchor: Anchor
  unit: ProrationUnit
  plan: string
  items: readonly ItemState[]
  period: Window | null
  /** Every period that began, the one that runs included. */
  periods: readonly Window[]
  cancel: { at: string; settlement: Settlement } | null
  canceled_at: string | null
  changes: readonly Change[]
  /** How many charges in advance there were. */
  charges: number
}

/** What the state machine of the contract allows; cancelling has a name for each of its modes. */
const allowed: Readonly<Record<State, readonly string[]>> = {
  scheduled: ['cancel', 'uncancel'],
  trialing: ['cancel', 'uncancel', 'change'],
  active: ['cancel', 'uncancel', 'change', 'pause'],
  past_due: ['cancel', 'uncancel', 'change', 'pause'],
  paused: ['cancel', 'uncancel', 'resume'],
  canceled: [],
}

/** Whether the state of a subscription allows what is asked of it (SUB 1.6). */
export const allows = ({ state, cancel }: ModelSubscription, action: string): boolean =>
  allowed[state].includes(action) && (action !== 'uncancel' || cancel !== null)

export const isLive = ({ state }: ModelSubscription): boolean =>
  state === 'trialing' || state === 'active' || state === 'past_due'

/** Whether time that begins at an instant is trial time; `trial_end` itself is not (SUB 5.2). */
export const isTrialAt = ({ trial_end }: ModelSubscription, at: string): boolean =>
  trial_end !== null && isBefore(at, trial_end)
