/**
 * The TypeScript client of the Valora billing contract.
 *
 * @packageDocumentation
 */
import { contract } from './generated/contract.ts'

export { createValora } from './runtime/create-valora.ts'
export { SUPPORTED_RANGE } from './runtime/supported-version.ts'
export { problems } from './runtime/problems.ts'
export { ValoraProblem, type AnyProblemCode } from './runtime/valora-problem.ts'
export {
  ValoraAbortError, ValoraConnectionError, ValoraError, ValoraTimeoutError, ValoraVersionError,
} from './runtime/valora-error.ts'

export type { ValoraOptions } from './runtime/valora-options.ts'
export type { Answer, Call, Item, Valora } from './runtime/valora.ts'
export type { ValoraClient } from './runtime/create-client.ts'
export type { OperationId } from './generated/operations.ts'
export type { ProblemCode } from './generated/problems.ts'
export type * from './generated/schema.ts'

/** The version of the contract that this SDK was generated from. */
export const SPEC_VERSION = contract.version

/** The digest of the bundle that this SDK was generated from, `sha256:` and 64 hex digits. */
export const CONTRACT_DIGEST = contract.digest
