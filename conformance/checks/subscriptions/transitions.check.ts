import type { Subscription, SubscriptionChangeTerms } from '@valora/spec/types'
import type { Exchange } from '../../src/api/exchange.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { commands, everythingOf } from '../commands.ts'
import { refused } from '../refused.ts'
import { stateMachine } from '../state-machine.ts'
import { begin, settle, stateRoom, type StateRoom } from './every-state.ts'

type Asked = { context: CheckContext; room: StateRoom; subscription: Subscription }

type Action = {
  /** What the state machine calls it. */
  on: string
  /** What a refusal calls it. */
  verb: string
  ask: (asked: Asked) => Promise<Exchange>
}

const changed = ({ subscription: { items } }: Asked): SubscriptionChangeTerms =>
  ({ effective: 'now', items: [{ price_id: items[0]?.price_id ?? '', quantity: '2' }] })

/** Everything that can be asked of a subscription. */
const actions: readonly Action[] = [
  { on: 'cancel', verb: 'cancel', ask: async ({ context, subscription }) =>
    commands(context).cancel(subscription, { mode: 'now' }) },
  { on: 'schedule_cancel', verb: 'cancel', ask: async ({ context, subscription }) =>
    commands(context).cancel(subscription, ending) },
  { on: 'uncancel', verb: 'uncancel', ask: async ({ context, subscription }) =>
    commands(context).uncancel(subscription) },
  { on: 'pause', verb: 'pause', ask: async ({ context, subscription }) =>
    commands(context).pause(subscription) },
  { on: 'resume', verb: 'resume', ask: async ({ context, subscription }) =>
    commands(context).resume(subscription) },
  { on: 'change', verb: 'change', ask: async (asked) =>
    commands(asked.context).change(asked.subscription, changed(asked)) },
  { on: 'change', verb: 'change', ask: async (asked) =>
    commands(asked.context).preview(asked.subscription, changed(asked)) },
  { on: 'update', verb: 'update', ask: async ({ context, subscription }) =>
    context.api.patch(`/subscriptions/${subscription.id}`, { metadata: { seen: 'yes' } }) },
]

// Whether there is a cancellation to withdraw is not a matter of the state alone.
const conditional = 'uncancel'
const ending = { mode: 'at', cancel_at: '2026-07-01T00:00:00Z' } as const
const verbOf = (on: string): string => actions.find((one) => one.on === on)?.verb ?? on
const verbs = new Set(actions.map(({ verb }) => verb))
const distinct = (all: readonly string[]): string[] => [...new Set(all)].toSorted()

type Judging = { state: string; action: Action; ends: boolean }

/** What can be asked of this state; an end can be withdrawn where there is one. */
const askable = ({ contract }: CheckContext, { state, action, ends }: Judging): string[] => {
  const allowed = stateMachine(contract, 'SubscriptionStatus').allowed(state).map(verbOf)
  return distinct(allowed.filter((verb) =>
    verbs.has(verb) && verb !== action.verb && (ends || verb !== conditional)))
}

const judgeRefusal = async (
  { context, room, subscription }: Asked, judging: Judging,
): Promise<void> => {
  const { expect } = context
  const { state, action } = judging
  const problem = await refused(context, {
    problem: 'invalid_state_transition',
    ask: async () => action.ask({ context, room, subscription }),
    read: async () => everythingOf(context, subscription),
  })
  expect.equal([problem.state, problem.action], [state, action.verb],
    `${state} forbids ${action.verb}, and the refusal says so`)
  expect.equal(distinct((problem.allowed_actions ?? []).map(verbOf)), askable(context, judging),
    `the refusal lists what can be asked of ${state}`)
}

const judgeAction = async (
  one: Asked, { state, action }: Omit<Judging, 'ends'>,
): Promise<void> => {
  const { context, subscription } = one
  const { contract, expect, given } = context
  const { allowed, transitions } = stateMachine(contract, 'SubscriptionStatus')
  const isAllowed = allowed(state).includes(action.on)
  const isConditional = action.on === conditional
  if (!isAllowed || isConditional) await judgeRefusal(one, { state, action, ends: false })
  const canEnd = allowed(state).includes('schedule_cancel')
  if (canEnd && (!isAllowed || isConditional)) await given.cancel(subscription, ending)
  if (!isAllowed && canEnd) await judgeRefusal(one, { state, action, ends: true })
  if (!isAllowed) return
  const { status } = await action.ask(one)
  expect.that(status === 200 || status === 201, `${state} allows ${action.on}`)
  const after = await commands(context).read(subscription)
  expect.that(transitions.some(({ from, on, to }) =>
    from === state && on === action.on && to === after.status),
  `${action.on} leads from ${state} to where the state machine says`)
}

const judgeEveryState = async (context: CheckContext, action: Action): Promise<void> => {
  const { contract, expect, given } = context
  const room = await stateRoom(context)
  const { states } = stateMachine(contract, 'SubscriptionStatus')
  const made = await Promise.all(states.map(async (state) => begin(context, room, state)))
  await given.advance(room.clock, '2026-01-02T00:00:00Z')
  await Promise.all(states.map(async (state, index) => {
    const subscription = made[index] as Subscription
    await settle(context, subscription, state)
    const begun = await commands(context).read(subscription)
    expect.equal(begun.status, state, `a subscription can be brought to ${state}`)
    await judgeAction({ context, room, subscription }, { state, action })
  }))
}

const namesOf = ['canceled', 'ended-later', 'kept-after-all', 'paused', 'resumed', 'changed',
  'previewed', 'updated'] as const

export default actions.map((action, index) => check({
  id: `subscriptions/every-state-says-whether-it-is-${namesOf[index]}`,
  requirement: 'SUB-1.6',
  needs: ['subscriptions', 'test-clocks', 'invoices'],
  async run(context) {
    await judgeEveryState(context, action)
  },
}))
