import type { Sha256 } from '../domain/digest.ts'
import type { CurrencyTable } from '../domain/money/currency.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Limits } from './limits.ts'
import type { Read, Transact } from './ports.ts'
import type { StoreUsageEvents } from './usage-events/usage-ports.ts'

/** The process clock. A customer on a test clock lives on another: see `nowOf`. */
export type Clock = { readonly now: () => Instant }

/** A new id: the prefix, `_`, and a UUIDv7 as 26 characters of Crockford's base32. */
export type Identifiers = (prefix: string) => string

/** Everything a use case may touch; main.ts brings the real ones. */
export type Dependencies = {
  /** One transaction, or the one that the request runs in already. */
  readonly transaction: Transact
  readonly read: Read
  readonly clock: Clock
  readonly ids: Identifiers
  readonly sha256: Sha256
  /** Unpredictable bytes, for secrets. */
  readonly randomBytes: (count: number) => Uint8Array
  readonly currencies: CurrencyTable
  readonly limits: Limits
  readonly storeUsageEvents: StoreUsageEvents
}
