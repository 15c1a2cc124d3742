import { expect, test } from 'vitest'
import { applyWaivers, type Waiver } from './waivers.ts'

const long = { file: 'a.ts', line: 3, problem: 'f has 50 lines', use: 'less', size: 50, what: 'f' }
const reason = 'One SQL statement that reads better whole.'
const waiver: Waiver = { gate: 'sizes', file: 'a.ts', what: 'f', size: 50, reason }

const apply = (waivers: Waiver[], found = [long]) => applyWaivers('sizes', { found, waivers })

test('a waiver takes away the problem that it names', () => {
  expect(apply([waiver])).toEqual({ problems: [], waiverFaults: [] })
})

test.each([
  ['another file', { file: 'b.ts' }],
  ['another function', { what: 'g' }],
  ['a smaller size', { size: 49 }],
])('a waiver for %s takes nothing away and is named as unused', (_, change) => {
  const { problems, waiverFaults } = apply([{ ...waiver, ...change }])
  expect(problems).toEqual([long])
  const unused = /^the waiver "sizes [ab]\.ts [fg]" is not used: delete it$/
  expect(waiverFaults.join('\n')).toMatch(unused)
})

test('a waiver wider than the thing has become is to be lowered', () => {
  expect(apply([{ ...waiver, size: 60 }]).waiverFaults)
    .toEqual(['the waiver "sizes a.ts f" is too wide: lower its size to 50'])
})

test('a waiver without a reason is no waiver', () => {
  expect(apply([{ ...waiver, reason: 'later' }]).waiverFaults)
    .toEqual(['the waiver "sizes a.ts f" has no reason worth the name'])
})

test('a waiver of another gate does nothing here', () => {
  expect(apply([{ ...waiver, gate: 'names' }])).toEqual({ problems: [long], waiverFaults: [] })
})
