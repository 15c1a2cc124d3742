import { expect, test } from 'vitest'
import { markPastDue, settlePastDue } from './past-due.ts'
import {
  billingPeriodMachine, billingPeriodStatuses, subscriptionMachine, subscriptionStatuses,
} from './subscription-status.ts'

test.each([
  ['subscription', subscriptionMachine, subscriptionStatuses, ['canceled']],
  ['billing period', billingPeriodMachine, billingPeriodStatuses, ['closed']],
] as const)('a %s reaches each of its states and ends in some', (_, machine, states, terminal) => {
  const moving = machine.transitions.filter(({ from, to }) => from !== to)
  const reached = new Set([machine.initial, ...moving.map(({ to }) => to)])
  const left = new Set(moving.map(({ from }) => from))
  expect(reached).toEqual(new Set(states))
  expect(states.filter((state) => !(left as Set<string>).has(state))).toEqual(terminal)
})

test('only what runs and is paid becomes past due, and is settled', () => {
  const after = (change: typeof markPastDue) =>
    subscriptionStatuses.map((status) => change({ status }).status)
  expect(after(markPastDue))
    .toEqual(['scheduled', 'trialing', 'past_due', 'past_due', 'paused', 'canceled'])
  expect(after(settlePastDue))
    .toEqual(['scheduled', 'trialing', 'active', 'active', 'paused', 'canceled'])
})
