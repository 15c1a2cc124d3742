import { pause } from '../../domain/subscriptions/pause.ts'
import type { Settlement } from '../../domain/subscriptions/subscription.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { holdSubscription } from './hold-subscription.ts'
import type { StoredSubscription } from './stored-subscription.ts'
import { takeCommandTurn } from './take-command-turn.ts'

export type PauseSubscription =
  { readonly subscriptionId: string; readonly settlement: Settlement }

/** Stops charges and usage of a subscription at once (SUB 4). */
export const pauseSubscription = (dependencies: BillingDependencies) =>
  (caller: Caller, command: PauseSubscription): Promise<StoredSubscription> =>
    inBillingWork({ dependencies, caller, action: 'pauseSubscription' }, async (work) => {
      const { subscriptionId: id, settlement } = command
      const held = await holdSubscription(work, { organizationId: caller.organizationId, id })
      const turn = pause(held.subscription, { at: held.now, settlement })
      return (await takeCommandTurn(work, { ...held, turn })).subscription.stored
    })
