import { expect, test } from 'vitest'
import { billingPeriodMachine, billingPeriodStatuses, subscriptionMachine, subscriptionStatuses,
} from './subscription-status.ts'

test.each([
  ['subscription', subscriptionMachine, subscriptionStatuses, ['canceled']],
  ['billing period', billingPeriodMachine, billingPeriodStatuses, ['closed']],
] as const)('a %s reaches each of its states and ends in some', (_, machine, states, terminal) => {
  const reached = new Set([machine.initial, ...machine.transitions.map(({ to }) => to)])
  const left = new Set(machine.transitions.map(({ from }) => from))
  expect(reached).toEqual(new Set(states))
  expect(states.filter((state) => !(left as Set<string>).has(state))).toEqual(terminal)
})
