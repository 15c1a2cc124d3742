import type { Rational } from '../rational.ts'
import type { Bill } from './bill.ts'
import type { Catalogue, SoldCoupon } from './catalogue.ts'
import type { ModelEvent } from './command.ts'
import type { Ledger } from './ledger.ts'
import type { Source } from './source.ts'
import type { ModelSubscription } from './subscription.ts'

/** What an organization decides. */
export type Settings = { graceHours: number; termsDays: number; timeZone: string }

export type ModelInvoice = {
  issued_at: string
  finalize_at: string
  status: 'draft' | 'finalized' | 'void'
  sources: readonly Source[]
  /** Frozen when it is finalized. */
  bill: Bill | null
  due_at: string | null
  /** Whether its due instant has come. */
  isDue: boolean
  /** What grants paid of it, by their numbers. */
  credits: readonly { grant: number; amount: Rational }[]
  paid: Rational
}

export type ModelDiscount = {
  coupon: SoldCoupon
  isRemoved: boolean
  /** How many invoices it may still reduce; null where it reduces all. */
  left: number | null
}

/** One customer with a subscription, on a clock of its own. */
export type World = {
  catalogue: Catalogue
  settings: Settings
  now: string
  subscription: ModelSubscription | null
  taxRates: readonly string[]
  invoices: readonly ModelInvoice[]
  discounts: readonly ModelDiscount[]
  ledger: Ledger
  events: readonly ModelEvent[]
}

/** A customer before anything happened. */
export const emptyWorld = (
  { catalogue, settings, now }: Pick<World, 'catalogue' | 'settings' | 'now'>,
): World => ({
  catalogue, settings, now, subscription: null, taxRates: [], invoices: [], discounts: [],
  ledger: { grants: [], entries: [] }, events: [],
})
