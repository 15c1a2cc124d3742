import { expect, test } from 'vitest'
import type { ContractBundle } from './contract-bundle.ts'
import { limitsPage } from './limits-page.ts'
import { rulesPage } from './rules-page.ts'
import { stateMachinePage } from './state-machine-page.ts'

const bundle = (schemas: object): ContractBundle => ({
  document: { components: { schemas } },
  digest: '',
  operations: [],
  requirements: { version: '1', areas: [], requirements: [] },
  problems: { version: '1', problems: [], faults: [] },
})

const lamp = {
  description: 'A lamp.',
  properties: {
    light: {
      description: 'Whether it shines.',
      enum: ['off', 'on', 'broken', null],
      'x-state-machine': {
        initial: 'off',
        transitions: [
          { from: 'off', to: 'on', on: 'press' },
          { from: 'on', to: 'off', on: 'press' },
          { from: 'on', to: 'broken', on: 'press' },
          { from: 'off', to: 'off', on: 'dust' },
        ],
      },
    },
  },
}

test('a machine is a diagram and a table of every action by every state', () => {
  const page = stateMachinePage(bundle({ Lamp: lamp }))
  expect(page).toContain('## Lamp.light\n\nWhether it shines.')
  expect(page).toContain('  [*] --> off\n  off --> on: press\n')
  expect(page).not.toContain('off --> off')
  expect(page).toContain([
    '| action | `off` | `on` | `broken` |', '| --- | --- | --- | --- |',
    '| `press` | on | off, broken |  |', '| `dust` | off |  |  |',
  ].join('\n'))
})

test('limits are shown with their bounds', () => {
  const page = limitsPage(bundle({ Limits: { properties: {
    batch_max: { description: 'Events at once.', minimum: 1, maximum: 9 },
    ahead_seconds: { description: 'How far ahead.', minimum: 300, maximum: 300 },
  } } }))
  expect(page).toContain('| `batch_max` | 1 to 9 | Events at once. |')
  expect(page).toContain('| `ahead_seconds` | 300 | How far ahead. |')
})

test('the rules page leads to the page of each rule', () => {
  expect(rulesPage())
    .toContain('| [`money-is-a-string`](../rules/money-is-a-string/README.md) | ')
})
