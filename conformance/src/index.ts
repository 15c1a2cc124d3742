/** The suite as a library: {@link run} judges a target, {@link check} declares a check. */
export { check } from './check.ts'
export type { Check, CheckContext, CheckDefinition } from './check.ts'
export { loadContract } from './contract/load-contract.ts'
export { discover } from './runner/discover.ts'
export { run } from './runner/run.ts'
export type { RunOptions, RunResult } from './runner/run.ts'
export { exitCodes } from './verdict/run-verdict.ts'
