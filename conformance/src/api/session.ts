import type { ExchangeValidator } from '../contract/validate-exchange.ts'
import type { Exchange } from './exchange.ts'
import type { Secrets } from './secrets.ts'

/** What every client of a run shares. */
export type Target = {
  /** The server's `/v1`, without a slash at the end. */
  base: string
  platformKey: string
  timeout_ms: number
  validate: ExchangeValidator
  secrets: Secrets
  /** Milliseconds since 1970. */
  clock: () => number
  /** Told of every exchange, for coverage and violations. */
  observe: (exchange: Exchange) => void
  /** Told of every request that got no answer. */
  unanswered: () => void
  /** Aborted when the run is to end. */
  signal: AbortSignal
}

/** The same target, whose answers count neither as coverage nor as violations. */
export const quiet = (target: Target): Target => ({ ...target, observe: () => undefined })

/** The exchanges of one check, in the order of their answers. */
export type Log = { exchanges: Exchange[] }
