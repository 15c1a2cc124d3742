/**
 * npm start
 *
 * The whole way once: lint the contract, bundle it, compare it with the last release, generate from
 * it, start the engine, prove the engine by the conformance suite, and name the report.
 * Exit codes: 0 every step holds, 1 a step does not (the table says which), 2 wrong usage.
 */
import { randomBytes } from 'node:crypto'
import { contractSteps } from './run/contract-steps.ts'
import { Failure } from './run/failure.ts'
import { main } from './run/main.ts'
import type { Server } from './run/server.ts'
import { runSteps, stepTable, type Step } from './run/steps.ts'
import { findReport, runConformance, startEngine } from './verify/conformance-run.ts'

const engineSteps = (platformKey: string) => {
  let engine: Server | undefined
  const start = async (): Promise<string> => {
    engine = await startEngine(platformKey)
    return `listens on ${engine.url}`
  }
  const prove = async (): Promise<string> => {
    if (engine === undefined) throw new Failure('no engine is running')
    return runConformance(engine.url, platformKey)
  }
  const steps: Step[] = [
    { name: 'start engine', work: start },
    { name: 'conformance', work: prove },
    { name: 'report', work: findReport },
  ]
  return { steps, stop: async () => engine?.stop() }
}

const runAll = async (): Promise<boolean> => {
  const { lint, bundle, diff, generate } = contractSteps
  const engine = engineSteps(`vk_${randomBytes(20).toString('hex')}`)
  const steps = [lint, bundle, diff, generate, ...engine.steps]
  const elapsed = () => performance.now()
  const results = await runSteps(steps, { print: console.log, elapsed }).finally(engine.stop)
  console.log(`\n${stepTable(steps, results)}`)
  const held = results.length === steps.length && results.every((result) => result.held)
  // A suite that found faults has left a report of them, though no step after it was run.
  const proved = results.some(({ name }) => name === 'conformance')
  const report = proved ? await findReport().catch(() => undefined) : undefined
  if (report !== undefined) console.log(`\nReport: ${report}`)
  return held
}

if (import.meta.main) {
  await main({ usage: 'npm start', work: runAll })
}
