import { expect, test } from 'vitest'
import type { Check } from '../src/check.ts'
import { knownKillers } from './known-killers.ts'

const page = [
  '| mutant | what it breaks | requirement | killed | failing checks |',
  '| --- | --- | --- | --- | --- |',
  '| a | A. | MON-1.1 | yes | x/vectors-of-mon-1-1, x/other, x/short |',
  '| b | B. | MON-1.1 | yes | x/vectors-of-mon-1-1 |',
  '| c | C. | MON-1.1 | **no** |  |',
].join('\n')

const checks = [
  { id: 'x/vectors-of-mon-1-1', requirements: ['MON-1.1'] },
  { id: 'x/other', requirements: ['MON-1.2'] },
  { id: 'x/short', requirements: ['MON-1.1'] },
] as unknown as Check[]

const mutants = ['a', 'b', 'c', 'd'].map((name) =>
  ({ name, breaks: 'X.', requirement: 'MON-1.1', file: 'f', find: 'x', replace: 'y' }))

test('a short check is taken before a long one, and none is made up', () => {
  expect([...knownKillers(page, { mutants, checks })])
    .toEqual([['a', 'x/short'], ['b', 'x/vectors-of-mon-1-1']])
})
