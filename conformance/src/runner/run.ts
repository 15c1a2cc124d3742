import { createSecrets, type Secrets } from '../api/secrets.ts'
import type { Target } from '../api/session.ts'
import type { Check } from '../check.ts'
import type { Contract } from '../contract/contract.ts'
import { createExchangeValidator } from '../contract/validate-exchange.ts'
import type { RequirementVerdict } from '../verdict/requirement-verdict.ts'
import { judgeRun, type RunVerdict } from '../verdict/run-verdict.ts'
import { cleanUp, type Cleanup } from './cleanup.ts'
import { limitsOfContract } from './declaration.ts'
import { judgeRows } from './judge-rows.ts'
import { createObserver, type Observation } from './observation.ts'
import type { Outcome } from './outcome.ts'
import { createPatience } from './patience.ts'
import { preflight, type Preflight } from './preflight.ts'
import { silent, type Progress } from './progress.ts'
import { runSchedule } from './schedule.ts'
import { everything, isPartial, select, type Selection } from './select.ts'
import { createSemaphore } from './semaphore.ts'
import { spoilAll } from './spoil-all.ts'
import { withNeeds } from './with-needs.ts'

export type RunOptions = {
  /** The server's `/v1`, without a slash at the end. */
  base: string
  platformKey: string
  contract: Contract
  checks: readonly Check[]
  seed: number
  /** Milliseconds since 1970. */
  clock: () => number
  selection?: Selection
  concurrency?: number
  request_timeout_ms?: number
  check_timeout_ms?: number
  progress?: Progress
  signal?: AbortSignal
  /** Runs every check even where the preflight showed that nothing can be proved. */
  regardless?: boolean
}

/** Everything a run found out. */
export type RunResult = {
  base: string
  seed: number
  started_at_ms: number
  duration_ms: number
  selection: Selection
  contract: Contract
  preflight: Preflight
  outcomes: readonly Outcome[]
  requirements: readonly RequirementVerdict[]
  observation: Observation
  cleanup: Cleanup
  verdict: RunVerdict
  secrets: Secrets
}

// An interrupted run still cleans up; one whose target fell silent does not wait for it again.
const targetsOf = (options: RunOptions, rest: Pick<Target, 'secrets' | 'observe'>) => {
  const { base, platformKey, contract, clock, request_timeout_ms = 30_000 } = options
  const { concurrency = 16, signal = new AbortController().signal } = options
  rest.secrets.add(platformKey)
  const patience = createPatience(concurrency * 2)
  const target: Target = {
    base, platformKey, timeout_ms: request_timeout_ms, clock, secrets: rest.secrets,
    validate: createExchangeValidator(contract),
    observe: (exchange) => {
      patience.answered()
      rest.observe(exchange)
    },
    unanswered: patience.unanswered,
    signal: AbortSignal.any([signal, patience.signal]),
  }
  return { target, cleaning: { ...target, signal: patience.signal } }
}

const execute = async (options: RunOptions, target: Target, keys: string[]) => {
  const { contract, seed, checks, selection = everything, progress = silent } = options
  const { check_timeout_ms = 120_000, regardless = false, concurrency = 16 } = options
  const made = (secret: string): void => void keys.push(secret)
  const before = await preflight({ target, contract, seed, made })
  const { declaration, fault } = before
  const selected = select(checks, selection, { contract })
  progress.start(selected.length)
  if (fault !== null && !regardless) return { before, outcomes: spoilAll(selected, fault) }
  const limits = declaration?.limits ?? limitsOfContract(contract)
  const profileOf = new Map(contract.requirements.map(({ id, profile }) => [id, profile]))
  const outcomes = await runSchedule({
    checks: withNeeds(selected, checks),
    room: { target, contract, seed, limits, check_timeout_ms, made },
    semaphore: createSemaphore(concurrency),
    declared: declaration?.profiles ?? contract.profiles,
    profilesOf: ({ requirements }) => requirements.flatMap((id) => profileOf.get(id) ?? []),
    done: progress.done,
  })
  return { before, outcomes }
}

/** Runs the selected checks against a target and judges every requirement of the contract. */
export const run = async (options: RunOptions): Promise<RunResult> => {
  const { clock, contract, seed, base, selection = everything, progress = silent } = options
  const { concurrency = 16 } = options
  const started_at_ms = clock()
  const secrets = createSecrets()
  const { observe, observation } = createObserver()
  const keys: string[] = []
  const { target, cleaning } = targetsOf(options, { secrets, observe })
  const { before, outcomes } = await execute(options, target, keys)
  const seen = observation()
  const cleanup = await cleanUp(cleaning, keys, { semaphore: createSemaphore(concurrency) })
  progress.end()
  const selected = new Set(select(options.checks, selection, { contract }).map(({ id }) => id))
  const judged = outcomes.filter(({ check }) => selected.has(check.id))
  const requirements = judgeRows({
    contract, checks: options.checks, outcomes: judged, preflight: before, observation: seen,
  })
  const circumstances = { partial: isPartial(selection), violations: seen.violations.length }
  return {
    base, seed, started_at_ms, duration_ms: clock() - started_at_ms, selection, contract,
    preflight: before, outcomes, requirements, observation: seen, cleanup, secrets,
    verdict: judgeRun(requirements, circumstances),
  }
}
