/**
 * npm run selftest -w conformance [-- --full] [-- NAME ...]
 *
 * Judges every mutant (or those named) by the checks of its requirement and a few controls, or by
 * the whole suite with --full, in two processes at a time. Writes the kill matrix,
 * docs/kill-matrix.md and dist/kill-matrix.json, unless mutants are named.
 * Exit codes: 0 all are killed, 1 one is not, 2 wrong usage, such as a name that no mutant has.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBundle } from '../../scripts/bundle.ts'
import { exitCodes, Failure } from '../../scripts/run/failure.ts'
import { projectRoot } from '../../scripts/run/project.ts'
import type { Contract } from '../src/contract/contract.ts'
import { loadContract } from '../src/contract/load-contract.ts'
import { discover } from '../src/runner/discover.ts'
import { startEngineDatabases } from './engine-databases.ts'
import { inBatches } from './in-batches.ts'
import { inParallel } from './in-parallel.ts'
import { judgeInHost } from './judge-in-host.ts'
import { isKilled, type Kill } from './judge-mutant.ts'
import { killMatrix, renderKillMatrix } from './kill-matrix.ts'
import { loadMutants } from './load-mutants.ts'
import type { Mutant } from './mutant.ts'

type Asked = { full: boolean; names: string[]; chosen: readonly Mutant[] }

const read = async (): Promise<Asked> => {
  const options = { full: { type: 'boolean', default: false } } as const
  const { values: { full }, positionals: names } = parsed(() =>
    parseArgs({ options, allowPositionals: true }))
  const all = await loadMutants()
  const unknown = names.find((name) => all.every((mutant) => mutant.name !== name))
  if (unknown !== undefined) throw new Failure(`No mutant is called ${unknown}.`, 'usage')
  const chosen = names.length === 0 ? all : all.filter(({ name }) => names.includes(name))
  return { full, names, chosen }
}

const parsed = <Values>(parse: () => Values): Values => {
  try {
    return parse()
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.\s/)
    const usage = 'npm run selftest -w conformance [-- --full] [-- NAME ...]'
    throw new Failure(`${sentence}. Usage: ${usage}`, 'usage')
  }
}

const lineOf = (kill: Kill, { names }: Asked): string => {
  const { mutant, failed, reasons, duration_ms } = kill
  const seconds = (duration_ms / 1000).toFixed(1)
  const told = [
    `${isKilled(kill) ? 'killed  ' : 'SURVIVED'} ${mutant.name} (${mutant.requirement}) `
    + `${seconds} s; failing: ${failed.join(' ') || 'none'}`,
    ...(names.length === 0 ? [] : reasons),
  ]
  return told.join('\n  ')
}

const write = (kills: readonly Kill[], contract: Contract, { full }: Asked): void => {
  const matrix = killMatrix(kills, contract, { full })
  mkdirSync(join(projectRoot, 'dist'), { recursive: true })
  writeFileSync(join(projectRoot, 'dist/kill-matrix.json'), `${JSON.stringify(matrix, null, 2)}\n`)
  writeFileSync(join(projectRoot, 'docs/kill-matrix.md'), renderKillMatrix(matrix))
}

const judge = async (asked: Asked): Promise<boolean> => {
  await ensureBundle()
  const contract = loadContract()
  const checks = await discover(contract)
  const databases = await startEngineDatabases()
  const work = async (batch: Mutant[]): Promise<Kill[]> => {
    const kills = await judgeInHost(batch, { contract, checks, databases, full: asked.full })
    for (const kill of kills) console.error(lineOf(kill, asked))
    return kills
  }
  const batches = inBatches(asked.chosen)
  const kills = (await inParallel(batches, 2, { work }).finally(databases.stop)).flat()
  if (asked.names.length === 0) write(kills, contract, asked)
  const survivors = kills.filter((kill) => !isKilled(kill)).length
  console.log(`${kills.length} mutants, ${survivors} survived`)
  return survivors === 0
}

try {
  if (!await judge(await read())) process.exitCode = exitCodes.failed
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(error.message)
  process.exitCode = exitCodes[error.kind]
}
// The embedded server's own exit hook would end a run that failed with exit code 0.
process.exit()
