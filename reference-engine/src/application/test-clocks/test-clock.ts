import type { Instant } from '../../domain/time/instant.ts'

/** A clock that customers live on; it stands still until it is advanced (SIM 1). */
export type TestClock = {
  readonly organizationId: string
  readonly id: string
  readonly name: string | null
  readonly now: Instant
  /** Where an advance under way is going; null when the clock is ready. */
  readonly advancingTo: Instant | null
  readonly createdAt: Instant
  /** Then it is gone for everyone but its former customers, who keep its time (SIM 1.7). */
  readonly deletedAt: Instant | null
}
