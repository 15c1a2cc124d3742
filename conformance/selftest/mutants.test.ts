import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../scripts/run/project.ts'
import type { Check } from '../src/check.ts'
import { loadContract } from '../src/contract/load-contract.ts'
import { discover } from '../src/runner/discover.ts'
import { startEngineDatabases } from './engine-databases.ts'
import { inBatches } from './in-batches.ts'
import { inParallel } from './in-parallel.ts'
import { judgeInHost } from './judge-in-host.ts'
import type { Kill } from './judge-mutant.ts'
import { killMatrix, renderKillMatrix } from './kill-matrix.ts'
import { knownKillers } from './known-killers.ts'
import { loadMutants } from './load-mutants.ts'
import type { Mutant } from './mutant.ts'

const contract = loadContract()
const mutants = await loadMutants()
const checks: Check[] = await discover(contract)
const page = readFileSync(join(projectRoot, 'docs/kill-matrix.md'), 'utf8')

// The whole of what kills each of them is seen by npm run selftest, which writes the page.
const killers = knownKillers(page, { mutants, checks })

// Each takes a part of a second and a few checks; many minutes are for a machine under load.
const timeout_ms = 40 * 60_000

test('there are at least 200 mutants with one fault each', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(200)
})

test.each(mutants)('$name changes text that occurs exactly once', ({ file, find, replace }) => {
  const parts = readFileSync(join(projectRoot, file), 'utf8').split(find)
  expect(parts).toHaveLength(2)
  expect(replace).not.toBe(find)
})

test.each(mutants)('$name names a requirement of the contract', ({ requirement }) => {
  expect(contract.requirements.map(({ id }) => id)).toContain(requirement)
})

describe('every mutant is killed', () => {
  const kills = new Map<string, Kill>()

  beforeAll(async () => {
    const databases = await startEngineDatabases()
    const parts = { contract, checks, databases, killers }
    const work = async (batch: Mutant[]): Promise<Kill[]> => judgeInHost(batch, parts)
    const judged = await inParallel(inBatches(mutants), 2, { work }).finally(databases.stop)
    for (const kill of judged.flat()) kills.set(kill.mutant.name, kill)
  }, timeout_ms)

  test.each(mutants)('$name is blamed on $requirement', ({ name, requirement }) => {
    const kill = kills.get(name)
    expect(kill).toMatchObject({
      failed: expect.arrayContaining([requirement]), controlled: true,
    })
  })
})

test('docs/kill-matrix.md lists every mutant with its requirement', () => {
  const rows = mutants.map((mutant) => {
    const { name, breaks, requirement } = mutant
    return `| ${name} | ${breaks} | ${requirement} | yes |`
  })
  expect(rows.filter((row) => !page.includes(row))).toEqual([])
})

test('the kill matrix counts what was named and what was seen', () => {
  const first = contract.requirements.find(({ level }) => level === 'MUST')
  const requirement = first?.id ?? ''
  const mutant = { name: 'a', breaks: 'B.', requirement, file: 'f', find: 'x', replace: 'y' }
  const kill = {
    mutant, failed: [requirement], checks: ['a/b'], reasons: [], controlled: true, duration_ms: 1,
  }
  const survivor = { ...kill, mutant: { ...mutant, name: 'c' }, failed: [], checks: [] }
  const matrix = killMatrix([kill, survivor], contract, { full: true })
  expect(matrix.must).toMatchObject({ named: 1, seen: 1 })
  expect(renderKillMatrix(matrix)).toContain('1 of 2 mutants are killed')
  expect(renderKillMatrix({ ...matrix, full: false })).not.toContain('also failing')
})
