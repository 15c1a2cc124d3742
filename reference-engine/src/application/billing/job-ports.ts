import type { Instant } from '../../domain/time/instant.ts'
import type { Tenant } from '../ports.ts'
import type {
  BillingJob, BillingJobKey, BillingJobKind, BillingJobSchedule,
} from './billing-job.ts'

/** A share of all customers: one of `of` equal ones. */
export type JobPart = { readonly index: number; readonly of: number }

type DueOfKind = { readonly kind: BillingJobKind; readonly now: Instant }

/** What is to be done and when: real time for the scheduler, clock time for an advance. */
export type BillingJobs = {
  /** One job for each (kind, subject): scheduling it again moves it and forgets its failures. */
  scheduleMany(jobs: readonly BillingJobSchedule[]): Promise<void>
  removeMany(keys: readonly BillingJobKey[]): Promise<void>
  /** Everything that is still to happen to the customers of a clock, and to the clock itself. */
  removeOnClock(of: Tenant & { readonly testClockId: string }): Promise<void>
  /**
   * Holds jobs until the transaction ends, after whoever has them. Commands take a subject's job
   * before the subject, as the scheduler does, so that the two wait and do not deadlock.
   */
  holdMany(keys: readonly BillingJobKey[]): Promise<void>
  /**
   * Due in real time, held until the transaction ends; what others hold is skipped, and so is what
   * brings invoices after it to the same customer: their order decides who gets what they share.
   * Transactions with different parts of the same number of parts never lock each other's usage.
   */
  claimDue(due: DueOfKind & {
    readonly limit: number
    readonly part?: JobPart | undefined
  }): Promise<BillingJob[]>
  /**
   * The part to whose customers the first due job belongs that no other transaction has taken; it
   * is taken until the transaction ends. None where nothing else is due.
   */
  takePart(due: DueOfKind): Promise<JobPart | undefined>
  /** The clock's first jobs up to `until`, held, in the order the clock's time would bring them. */
  firstOnClock(wanted: Tenant & {
    readonly testClockId: string
    readonly until: Instant
    readonly limit: number
  }): Promise<BillingJob[]>
  /** Puts it off and remembers why. */
  fail(key: BillingJobKey, failure: {
    readonly error: string
    readonly availableAt: Instant
  }): Promise<void>
}
