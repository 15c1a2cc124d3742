import { expect, test } from 'vitest'
import { check, type Check } from '../check.ts'
import { loadContract } from '../contract/load-contract.ts'
import { discover, faultsOfChecks } from './discover.ts'
import { everything, select, type Selection } from './select.ts'
import { withNeeds } from './with-needs.ts'

const contract = loadContract()

const named = (id: string, change: Partial<Parameters<typeof check>[0]> = {}): Check =>
  check({ id, requirement: 'MON-1.1', run: async () => undefined, ...change })

test('every check of the suite is found and fits the contract', async () => {
  const checks = await discover(contract)
  expect(checks.map(({ id }) => id)).toContain('version/declaration-is-complete')
  expect(faultsOfChecks(checks, contract)).toEqual([])
})

test('every MUST has a check or a reason why it cannot be observed', async () => {
  const judged = new Set((await discover(contract)).flatMap(({ requirements }) => requirements))
  const open = contract.requirements.filter(({ id, level, unobservable }) =>
    level === 'MUST' && unobservable === undefined && !judged.has(id))
  expect(open.map(({ id }) => id)).toEqual([])
})

test('no check judges what is said to be unobservable', async () => {
  const judged = new Set((await discover(contract)).flatMap(({ requirements }) => requirements))
  const both = contract.requirements.filter(({ id, unobservable }) =>
    unobservable !== undefined && judged.has(id))
  expect(both.map(({ id }) => id)).toEqual([])
})

test.each([
  ['an unknown requirement', [named('a/b', { requirement: 'MON-99.9' })], /does not exist/],
  ['an unknown need', [named('a/b', { needs: ['gold'] })], /needs gold, which is neither/],
  ['an id used twice', [named('a/b'), named('a/b')], /used twice/],
  ['a circle', [named('a/b', { needs: ['a/c'] }), named('a/c', { needs: ['a/b'] })], /a circle/],
])('%s is a fault of the suite', (_, checks, wanted) => {
  expect(faultsOfChecks(checks, contract).join('\n')).toMatch(wanted)
})

test.each(['A/b', 'a', 'a/b/c', 'a/b c'])('"%s" is no id of a check', (id) => {
  expect(() => named(id)).toThrow(/is not <area>\/<fact>/)
})

const checks = [
  named('money/a'),
  named('money/ab', { requirement: 'MON-1.2', tags: ['slow'] }),
  named('meters/sum', { requirement: 'MTR-1.2' }),
  named('lists/limit', { requirement: ['PAG-4.2', 'PAG-4.5'] }),
]

test.each<[string, Partial<Selection>, string[]]>([
  ['nothing is named', {}, checks.map(({ id }) => id)],
  ['a check', { only: ['money/a'] }, ['money/a']],
  ['a folder', { only: ['money'] }, ['money/a', 'money/ab']],
  ['a requirement', { only: ['mon-1.2'] }, ['money/ab']],
  ['an area', { only: ['MON'] }, ['money/a', 'money/ab']],
  ['a numbered group', { only: ['PAG-4'] }, ['lists/limit']],
  ['two names', { only: ['MTR', 'PAG'] }, ['meters/sum', 'lists/limit']],
  ['a profile', { profiles: ['metering'] }, ['meters/sum']],
  ['a tag', { tags: ['slow'] }, ['money/ab']],
  ['an operation', { operations: ['listOrganizations'] }, ['lists/limit']],
  ['a tag and a folder', { tags: ['slow'], only: ['meters'] }, []],
])('when %s is selected', (_, selection, wanted) => {
  const found = select(checks, { ...everything, ...selection }, { contract })
  expect(found.map(({ id }) => id)).toEqual(wanted)
})

test('what is needed is run before what needs it', () => {
  const first = named('a/first')
  const last = named('a/last', { needs: ['a/first'] })
  expect(withNeeds([last], [last, first])).toEqual([first, last])
})
