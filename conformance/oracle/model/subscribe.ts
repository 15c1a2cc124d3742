import { isBefore } from '../instant-order.ts'
import { naturalPeriodAt } from '../natural-period.ts'
import { soldPlan } from './catalogue.ts'
import { taken } from './advance.ts'
import { changeOf, wantedItems } from './change.ts'
import type { CancelCommand, ChangeCommand, Command, CreateCommand, Refusal } from './command.ts'
import { hoursAfter } from './hours-after.ts'
import { isOverdue } from './invoicing.ts'
import { allows, type ModelSubscription } from './subscription.ts'
import { leave, resume, turnAt } from './turn.ts'
import type { World } from './world.ts'

/** The world after a command, or the codes of which one has to refuse it. */
export type Answer = World | Refusal[]

const startDaysMax = 1095

/** A subscription that starts by itself as soon as its time has come (SUB 1.4, SUB 1.5). */
export const create = (world: World, command: CreateCommand): Answer => {
  const { now, catalogue, settings } = world
  const { plan, items = [], start_at = now, trial_end = null, tax_rates = [] } = command
  if (isBefore(start_at, hoursAfter(now, -24 * startDaysMax))) {
    return ['subscription_start_invalid']
  }
  const sold = soldPlan(catalogue, plan)
  const anchor = command.billing_anchor ?? trial_end ?? start_at
  const subscription: ModelSubscription = {
    state: 'scheduled', start_at, trial_end, plan, unit: command.proration_unit ?? 'day',
    anchor: { anchor, zone: settings.timeZone, interval: sold.interval },
    items: wantedItems({ items: [] }, sold.items, items),
    period: null, periods: [], cancel: null, canceled_at: null, changes: [], charges: 0,
  }
  return { ...world, subscription, taxRates: tax_rates }
}

const endOfPeriod = ({ state, period, anchor, start_at }: ModelSubscription, now: string) =>
  period?.end ?? naturalPeriodAt(anchor, state === 'scheduled' ? start_at : now).end

/** Ends at once, or says when it will (SUB 2). */
const cancel = (
  world: World, subscription: ModelSubscription, command: CancelCommand,
): Answer => {
  const { now, catalogue } = world
  const { mode, cancel_at = now, settlement = 'none' } = command
  const at = mode === 'period_end' ? endOfPeriod(subscription, now) : cancel_at
  const refused: Refusal[] = [
    ...mode === 'at' && !isBefore(now, at) ? ['cancel_at_invalid' as const] : [],
    ...allows(subscription, 'cancel') ? [] : ['invalid_state_transition' as const],
  ]
  if (refused.length > 0) return refused
  if (mode !== 'now') {
    return { ...world, subscription: { ...subscription, cancel: { at, settlement } } }
  }
  return taken(world, leave(subscription, { catalogue, at: now, state: 'canceled', settlement }))
}

const change = (
  world: World, subscription: ModelSubscription, command: ChangeCommand,
): Answer => {
  if (!allows(subscription, 'change')) return ['invalid_state_transition']
  const { catalogue, now } = world
  const made = changeOf(subscription, command, { catalogue, now })
  if (typeof made === 'string') return [made]
  const planned = { ...subscription, changes: [...subscription.changes, made] }
  if (isBefore(now, made.effective_at)) return { ...world, subscription: planned }
  return taken(world, turnAt(planned, { catalogue, at: made.effective_at }))
}

const withdraw = (world: World, subscription: ModelSubscription, number: number): Answer => {
  if (subscription.changes[number]?.status !== 'scheduled') return ['invalid_state_transition']
  const changes = subscription.changes.map((one, at) =>
    at === number ? { ...one, status: 'withdrawn' as const } : one)
  return { ...world, subscription: { ...subscription, changes } }
}

export type SubscriptionCommand = Extract<Command, {
  do: 'cancel' | 'uncancel' | 'change' | 'withdraw_change' | 'pause' | 'resume'
}>

/** What a command does to the subscription, where its state allows it (SUB 1.6). */
export const act = (
  world: World, subscription: ModelSubscription, command: SubscriptionCommand,
): Answer => {
  const { catalogue, now: at } = world
  switch (command.do) {
    case 'cancel': return cancel(world, subscription, command)
    case 'change': return change(world, subscription, command)
    case 'withdraw_change': return withdraw(world, subscription, command.change)
    case 'uncancel':
      return allows(subscription, 'uncancel')
        ? { ...world, subscription: { ...subscription, cancel: null } }
        : ['invalid_state_transition']
    case 'pause': {
      const { settlement = 'prorate' } = command
      if (!allows(subscription, 'pause')) return ['invalid_state_transition']
      return taken(world, leave(subscription, { catalogue, at, state: 'paused', settlement }))
    }
    case 'resume': {
      const { anchor = 'keep' } = command
      if (!allows(subscription, 'resume')) return ['invalid_state_transition']
      const state = world.invoices.some(isOverdue) ? 'past_due' : 'active'
      return taken(world, resume(subscription, { catalogue, at, anchor, state }))
    }
  }
}
