import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import { transition } from './state-machine.ts'
import type { StateMachine } from './state-machine.ts'

type Door = 'open' | 'shut' | 'gone'
type Action = 'close' | 'open' | 'burn'

const door: StateMachine<Door, Action> = {
  initial: 'open',
  transitions: [
    { from: 'open', to: 'shut', on: 'close' },
    { from: 'shut', to: 'open', on: 'open' },
    { from: 'shut', to: 'gone', on: 'burn' },
  ],
}

test('an allowed action leads to its state', () => {
  expect(transition(door, { state: 'open', action: 'close' })).toBe('shut')
  expect(transition(door, { state: 'shut', action: 'burn' })).toBe('gone')
})

test.each<[Door, Action, Action[], string]>([
  ['open', 'open', ['close'], 'already there'],
  ['shut', 'close', ['open', 'burn'], 'every allowed action is named'],
  ['gone', 'open', [], 'a terminal state allows nothing'],
])('%s refuses %s: %s %s', (state, action, allowed_actions) => {
  expect(() => transition(door, { state, action }))
    .toThrow(new Refusal('invalid_state_transition', { state, action, allowed_actions }))
})
