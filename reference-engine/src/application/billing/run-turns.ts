import { assert } from '../../domain/assert.ts'
import type { Turn } from '../../domain/subscriptions/turn.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Customer } from '../customers/customer.ts'
import { draftInvoices } from '../invoices/draft-invoices.ts'
import type { StoredInvoice } from '../invoices/stored-invoice.ts'
import type { BilledSubscription } from '../subscriptions/billed-subscription.ts'
import { ofSubscription } from '../subscriptions/read-subscriptions.ts'
import type { BillingWork } from './billing-work.ts'
import type { Effect } from './effect.ts'
import { lockTurnUsage } from './lock-turn-usage.ts'
import { settleChanges } from './settle-changes.ts'
import type { Invoiced } from './settle-changes.ts'
import { storeTurns } from './store-turns.ts'

/** A turn that a subscription takes, to be stored and billed. The subscription is held. */
export type TakenTurn = {
  readonly turn: Turn<BilledSubscription>
  readonly customer: Customer
  /** The customer's clock. */
  readonly now: Instant
}

export type TurnDone = {
  /** As it is stored now. */
  readonly subscription: BilledSubscription
  /** Absent where nothing was to be billed (INV 6). */
  readonly invoice: StoredInvoice | undefined
  readonly effects: readonly Effect[]
}

/**
 * Stores the turns of any number of subscriptions and bills them, each on one invoice at most
 * (INV 1). Everything is done for all of them at once, so that a turn costs what its rows cost.
 */
export const runTurns = async (
  work: BillingWork,
  taken: readonly TakenTurn[],
): Promise<readonly TurnDone[]> => {
  if (taken.length === 0) return []
  await lockTurnUsage(work, taken)
  const stored = await storeTurns(work, taken)
  const invoices = await draftInvoices(work, taken.map(({ turn, customer, now }, index) => {
    const subscription = stored[index]?.subscription.stored
    assert(subscription !== undefined, 'every turn is stored')
    const { number, sources, at: issuedAt } = turn
    const over = subscription.status === 'canceled'
    return { subscription, customer, turn: number, sources, issuedAt, now, over }
  }))
  await settleChanges(work, { taken, invoices })
  await endUnbilled(work, { taken, invoices })
  return stored.map(({ subscription, effects }, index) => {
    const [invoice, now] = [invoices[index], taken[index]?.now]
    return { subscription, invoice, effects: [...effects, ...invoiceEffects(invoice, now)] }
  })
}

/**
 * A subscription that ends without an invoice has been billed for the last time before: nothing
 * will bill usage that comes now (USG 7.3).
 */
const endUnbilled = async (
  { store }: BillingWork,
  { taken, invoices }: Invoiced,
): Promise<void> => {
  const ended = taken.filter(({ turn: { subscription: { status } } }, index) =>
    status === 'canceled' && invoices[index] === undefined)
  if (ended.length === 0) return
  await store.endUsageWindows(ended.map(({ turn: { subscription: { stored } } }) =>
    ({ ...ofSubscription(stored), over: true })))
}

const invoiceEffects = (
  invoice: StoredInvoice | undefined,
  at: Instant | undefined,
): Effect[] => {
  if (invoice === undefined || at === undefined) return []
  const created: Effect = { at, type: 'invoice_created', objectId: invoice.id }
  return invoice.status === 'draft'
    ? [created] : [created, { at, type: 'invoice_finalized', objectId: invoice.id }]
}
