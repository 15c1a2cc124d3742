/**
 * npm test
 *
 * All that must hold before a change lands: bundle, freshness of what is generated, lint of the
 * contract, types, lint of the code, every test. It stops at the first step that does not hold.
 * The last line is `N passed, N failed`. Exit codes: 0 all held, 1 a step did not, 2 wrong usage.
 */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runBinary } from './run/command.ts'
import { contractSteps } from './run/contract-steps.ts'
import { Failure } from './run/failure.ts'
import { main } from './run/main.ts'
import { projectRoot } from './run/project.ts'
import { runSteps, stepTable, type Step } from './run/steps.ts'
import { vitestCount } from './verify/vitest-count.ts'

type Binary = [name: string, command: string]

const report = join(projectRoot, 'dist/vitest.json')

// Tests start some hundred processes: half of each start is compiling what the one before did.
const environment = { NODE_COMPILE_CACHE: join(projectRoot, 'node_modules/.cache/valora-tests') }

const tool = (name: string, binary: Binary, args: string[]): Step => ({
  name,
  work: async () => {
    const { exitCode } = await runBinary(binary, args, { live: true })
    if (exitCode !== 0) throw new Failure(`${name} found what is listed above`)
    return 'nothing found'
  },
})

const tests: Step = {
  name: 'vitest',
  work: async () => {
    rmSync(report, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { exitCode } =
      await runBinary(['vitest', 'vitest'], ['run', ...reporters], { live: true, environment })
    if (!existsSync(report)) throw new Failure('vitest ended without a report')
    const { passed, failed, skipped, success } = vitestCount(report)
    const verdict = `${passed} passed, ${failed} failed, ${skipped} skipped`
    if (exitCode !== 0 || !success || passed === 0) throw new Failure(verdict)
    return verdict
  },
}

const steps: Step[] = [
  contractSteps.bundle,
  contractSteps.freshness,
  contractSteps.lint,
  tool('typecheck', ['@typescript/native', 'tsc'], ['--noEmit', '-p', 'tsconfig.json']),
  tool('lint', ['oxlint', 'oxlint'], ['--type-aware', '--deny-warnings']),
  tests,
]

const lastLine = (held: boolean): string => {
  if (!existsSync(report)) return `0 passed, ${held ? 0 : 1} failed`
  const { passed, failed } = vitestCount(report)
  return `${passed} passed, ${failed} failed`
}

if (import.meta.main) {
  await main({
    usage: 'npm test',
    work: async () => {
      rmSync(report, { force: true })
      const elapsed = () => performance.now()
      const results = await runSteps(steps, { print: console.log, elapsed })
      const held = results.length === steps.length && results.every((result) => result.held)
      console.log(`\n${stepTable(steps, results)}\n\n${lastLine(held)}`)
      return held
    },
  })
}
