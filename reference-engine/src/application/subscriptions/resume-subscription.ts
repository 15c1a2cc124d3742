import { resume } from '../../domain/subscriptions/resume.ts'
import type { ResumeAnchor } from '../../domain/subscriptions/resume.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { holdSubscription } from './hold-subscription.ts'
import { ofSubscription } from './read-subscriptions.ts'
import type { StoredSubscription } from './stored-subscription.ts'
import { takeCommandTurn } from './take-command-turn.ts'

export type ResumeSubscription =
  { readonly subscriptionId: string; readonly anchor: ResumeAnchor }

/** Lets a paused subscription run on; one that owes is past due (SUB 4, SUB 3). */
export const resumeSubscription = (dependencies: BillingDependencies) =>
  (caller: Caller, command: ResumeSubscription): Promise<StoredSubscription> =>
    inBillingWork({ dependencies, caller, action: 'resumeSubscription' }, async (work) => {
      const { subscriptionId: id, anchor } = command
      const held = await holdSubscription(work, { organizationId: caller.organizationId, id })
      const { subscription, now: at } = held
      const overdue = (await work.store.invoices.overdue(
        [{ ...ofSubscription(subscription.stored), at }])).length > 0
      const turn = resume({ ...subscription, overdue }, { at, anchor })
      return (await takeCommandTurn(work, { ...held, turn })).subscription.stored
    })
