import { cancelNow, scheduleCancel } from '../../domain/subscriptions/cancel.ts'
import { pointerTo } from '../../domain/fault.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import type { Settlement } from '../../domain/subscriptions/subscription.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { holdSubscription } from './hold-subscription.ts'
import { saveSubscription } from './save-subscriptions.ts'
import type { StoredSubscription } from './stored-subscription.ts'
import { takeCommandTurn } from './take-command-turn.ts'

export type CancelSubscription = {
  readonly subscriptionId: string
  readonly mode: 'now' | 'period_end' | 'at'
  /** Exactly where the mode is `at`. */
  readonly cancelAt: Instant | undefined
  readonly settlement: Settlement
}

/** Ends a subscription at once, with its period, or at an instant (SUB 2). */
export const cancelSubscription = (dependencies: BillingDependencies) =>
  async (caller: Caller, command: CancelSubscription): Promise<StoredSubscription> => {
    refuseUnnamedEnd(command)
    return inBillingWork({ dependencies, caller, action: 'cancelSubscription' }, async (work) => {
      const { subscriptionId: id, mode, cancelAt, settlement } = command
      const { organizationId } = caller
      const held = await holdSubscription(work, { organizationId, id })
      const { subscription, now } = held
      if (mode === 'now') {
        const turn = cancelNow(subscription, { now, settlement })
        return (await takeCommandTurn(work, { ...held, turn })).subscription.stored
      }
      const scheduled = scheduleCancel(subscription, { now, settlement, cancelAt })
      return (await saveSubscription(work, { ...held, subscription: scheduled })).stored
    })
  }

const refuseUnnamedEnd = ({ mode, cancelAt }: CancelSubscription): void => {
  const pointer = pointerTo('cancel_at')
  if (mode === 'at' && cancelAt === undefined) {
    const detail = 'With mode at name the instant in cancel_at.'
    refuseFaults('invalid_request', [{ pointer, code: 'cancel_at_required', detail }])
  }
  if (mode !== 'at' && cancelAt !== undefined) {
    const detail = 'Only mode at has a cancel_at; leave it out.'
    refuseFaults('invalid_request', [{ pointer, code: 'cancel_at_unused', detail }])
  }
}
