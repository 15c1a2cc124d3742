/**
 * npm run selftest -w conformance [-- --full] [-- NAME ...]
 *
 * Judges every mutant (or those named) by the checks of its requirement and a few controls, or by
 * the whole suite with --full, two at a time. Writes the kill matrix, docs/kill-matrix.md and
 * dist/kill-matrix.json, unless mutants are named.
 * Exit codes: 0 all are killed, 1 one is not, 2 no mutant has that name.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/run/project.ts'
import { loadContract } from '../src/contract/load-contract.ts'
import { discover } from '../src/runner/discover.ts'
import { startEngineDatabases } from './engine-databases.ts'
import { inParallel } from './in-parallel.ts'
import { isKilled, judgeMutant, type Kill } from './judge-mutant.ts'
import { killMatrix, renderKillMatrix } from './kill-matrix.ts'
import { loadMutants } from './load-mutants.ts'
import type { Mutant } from './mutant.ts'

const given = process.argv.slice(2)
const full = given.includes('--full')
const names = given.filter((name) => name !== '--full')
const contract = loadContract()
const checks = await discover(contract)
const all = await loadMutants()
const chosen = names.length === 0 ? all : all.filter(({ name }) => names.includes(name))

const lineOf = (kill: Kill): string => {
  const { mutant, failed, reasons, duration_ms } = kill
  const seconds = (duration_ms / 1000).toFixed(1)
  const told = [
    `${isKilled(kill) ? 'killed  ' : 'SURVIVED'} ${mutant.name} (${mutant.requirement}) `
    + `${seconds} s; failing: ${failed.join(' ') || 'none'}`,
    ...(names.length === 0 ? [] : reasons),
  ]
  return told.join('\n  ')
}

const write = (kills: readonly Kill[]): void => {
  const matrix = killMatrix(kills, contract, { full })
  mkdirSync(join(projectRoot, 'dist'), { recursive: true })
  writeFileSync(join(projectRoot, 'dist/kill-matrix.json'), `${JSON.stringify(matrix, null, 2)}\n`)
  writeFileSync(join(projectRoot, 'docs/kill-matrix.md'), renderKillMatrix(matrix))
}

/** A mutant whose engine does not start, as its text has moved, must not end the others' run. */
const unjudged = (mutant: Mutant, error: unknown): Kill =>
  ({ mutant, failed: [], checks: [], reasons: [String(error)], controlled: false, duration_ms: 0 })

if (chosen.length === 0) {
  console.error(`No mutant is called ${names.join(' or ')}.`)
  process.exitCode = 2
} else {
  const databases = await startEngineDatabases()
  const work = async (mutant: Mutant): Promise<Kill> => {
    const kill = await judgeMutant(mutant, { contract, checks, databases, full })
      .catch((error: unknown) => unjudged(mutant, error))
    console.error(lineOf(kill))
    return kill
  }
  const kills = await inParallel(chosen, 2, { work }).finally(databases.stop)
  if (names.length === 0) write(kills)
  const survivors = kills.filter((kill) => !isKilled(kill)).length
  console.log(`${kills.length} mutants, ${survivors} survived`)
  if (survivors > 0) process.exitCode = 1
}
