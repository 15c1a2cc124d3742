import type { TurnEvent } from '../../domain/subscriptions/turn.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { StoredInvoice } from '../invoices/stored-invoice.ts'
import { ofSubscription } from '../subscriptions/read-subscriptions.ts'
import type { ChangeOutcome } from '../subscriptions/stored-subscription-change.ts'
import type { BillingWork } from './billing-work.ts'
import type { TakenTurn } from './run-turns.ts'

export type Invoiced = {
  readonly taken: readonly TakenTurn[]
  /** What each turn was billed on, in their order. */
  readonly invoices: readonly (StoredInvoice | undefined)[]
}

/** Says of the changes that turns applied or dropped what became of them (SUB 6.2). */
export const settleChanges = async (
  { store }: BillingWork,
  { taken, invoices }: Invoiced,
): Promise<void> => {
  const settled = taken.flatMap(({ turn: { subscription: { stored }, happened }, now }, index) =>
    happened.flatMap((event) => {
      const outcome = outcomeOf(event, { now, invoiceId: invoices[index]?.id ?? null })
      return outcome ? [{ ...ofSubscription(stored), ...outcome }] : []
    }))
  if (settled.length > 0) await store.subscriptionChanges.settleMany(settled)
}

type Settling = { readonly now: Instant; readonly invoiceId: string | null }

const outcomeOf = (
  event: TurnEvent,
  { now, invoiceId }: Settling,
): ChangeOutcome & { readonly id: string } | undefined => {
  if (!('changeId' in event)) return undefined
  const { changeId: id } = event
  return event.type === 'change_applied'
    ? { id, status: 'applied', invoiceId, appliedAt: now, withdrawnAt: null }
    : { id, status: 'withdrawn', invoiceId: null, appliedAt: null, withdrawnAt: now }
}
