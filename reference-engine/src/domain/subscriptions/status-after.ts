import { forbidden, transition } from '../state-machine.ts'
import type { Subscription } from './subscription.ts'
import { subscriptionMachine } from './subscription-status.ts'
import type { SubscriptionAction, SubscriptionStatus } from './subscription-status.ts'

type Asked = {
  readonly action: SubscriptionAction
  readonly to?: SubscriptionStatus | undefined
  readonly asked?: string | undefined
}

type Standing = Pick<Subscription, 'status' | 'cancelAt'>

/** The status after what is asked for; a refusal lists what could be asked for now (SUB 1.6). */
export const statusAfter = (subscription: Standing, asked: Asked): SubscriptionStatus => {
  const { status: state, cancelAt } = subscription
  const refused = cancelAt === undefined ? ['uncancel' as const] : []
  const status = transition(subscriptionMachine, { state, ...asked, refused })
  // There has to be an end to withdraw, whatever the status (SUB 2.5).
  if (!refused.some((action) => action === asked.action)) return status
  throw forbidden(subscriptionMachine, { state, action: asked.action, refused })
}
