import { expect, test } from 'vitest'
import { faultsOfMachine } from './state-machine.ts'

const step = (from: string, to: string, on = 'go') => ({ from, to, on })

test.each<[unknown, string[], string[], string]>([
  [{ initial: 'a', transitions: [step('a', 'b'), step('b', 'c')] }, ['a', 'b', 'c'], [], 'a chain'],
  [{ initial: ['a', 'b'], transitions: [] }, ['a', 'b'], [], 'two ways to begin'],
  [{ initial: 'a', transitions: [step('a', 'a')] }, ['a'], [], 'a loop'],
  [{ initial: 'a', transitions: [] }, ['a', 'b'], ['nothing leads to b'], 'a dead state'],
  [{ initial: 'a', transitions: [step('b', 'b')] }, ['a', 'b'], ['nothing leads to b'],
    'a state that only leads to itself'],
  [{ initial: 'a', transitions: [step('a', 'c')] }, ['a'], ['c is not in the enum'], 'a stranger'],
  [{ initial: 'c', transitions: [] }, [], ['c is no initial'], 'an unknown beginning'],
  [{ initial: 'a', transitions: [step('a', 'a', 'Go')] }, ['a'],
    ['a -> a on Go: on is no snake_case word'], 'a shouted event'],
  [{ initial: 'a', transitions: [step('a', 'a'), step('a', 'a')] }, ['a'],
    ['a -> a on go stands twice'], 'a repetition'],
  ['draft', [], ['it is not { initial, transitions }'], 'no machine at all'],
])('%j over %j has the faults %j: %s', (machine, states, wanted) => {
  expect(faultsOfMachine(machine, states)).toEqual(wanted)
})
