import { expect, test } from 'vitest'
import type { Json } from '../canonical-json.ts'
import { differences } from './verification.ts'

const stored: Json = { total: '1.00', lines: [{ amount: '1.00', steps: [] }] }

test.each<[Json, string[], string]>([
  [{ lines: [{ steps: [], amount: '1.00' }], total: '1.00' }, [], 'the order of names is nothing'],
  [{ total: '1.01', lines: stored['lines'] ?? null }, ['/total'], 'one value'],
  [{ total: '1.00', lines: [{ amount: '2.00', steps: [{}] }] },
    ['/lines/0/amount', '/lines/0/steps/0'], 'deep ones, each where it stands'],
  [{ total: '1.00' }, ['/lines'], 'something missing'],
  [{ ...stored, tax: '0.00' }, ['/tax'], 'something more'],
  ['1.00', [''], 'another kind of value'],
])('%j differs at %j: %s', (recomputed, pointers) => {
  expect(differences({ stored, recomputed }).map(({ pointer }) => pointer)).toEqual(pointers)
})

test('a difference shows both sides', () => {
  expect(differences({ stored: { a: 1 }, recomputed: { a: 2 } }))
    .toEqual([{ pointer: '/a', stored: 1, recomputed: 2 }])
})
