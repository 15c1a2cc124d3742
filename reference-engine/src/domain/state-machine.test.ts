import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import { forbidden, transition } from './state-machine.ts'
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

test('an action may lead to several states', () => {
  const cat: StateMachine<'in' | 'awake' | 'asleep', 'look'> = {
    initial: 'in',
    transitions: [
      { from: 'in', to: 'awake', on: 'look' }, { from: 'in', to: 'asleep', on: 'look' },
    ],
  }
  expect(transition(cat, { state: 'in', action: 'look', to: 'asleep' })).toBe('asleep')
  expect(forbidden(cat, { state: 'in', action: 'feed' }))
    .toEqual(new Refusal('invalid_state_transition',
      { state: 'in', action: 'feed', allowed_actions: ['look'] }))
})

test('a refusal names what was asked for, and does not allow it', () => {
  expect(() => transition(door, { state: 'gone', action: 'burn', asked: 'set on fire' }))
    .toThrow(new Refusal('invalid_state_transition',
      { state: 'gone', action: 'set on fire', allowed_actions: [] }))
  expect(forbidden(door, { state: 'shut', action: 'open' }).params)
    .toMatchObject({ allowed_actions: ['burn'] })
})

test('a refusal lists neither events nor what the object itself refuses', () => {
  const creaking = { ...door, events: ['burn'] } as const
  expect(forbidden(creaking, { state: 'shut', action: 'close' }).params)
    .toMatchObject({ allowed_actions: ['open'] })
  expect(() => transition(door, { state: 'shut', action: 'close', refused: ['open'] }))
    .toThrow(new Refusal('invalid_state_transition',
      { state: 'shut', action: 'close', allowed_actions: ['burn'] }))
})

test('another state than the machine\'s may be what forbids an action', () => {
  expect(forbidden(door, { state: 'shut', action: 'open', told: 'locked' }).params)
    .toMatchObject({ state: 'locked', allowed_actions: ['burn'] })
})
