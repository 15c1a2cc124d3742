import type { Instant } from '../../domain/time/instant.ts'

/** What time brings about. Jobs of one instant run in this order. */
export type BillingJobKind = 'run_billing_boundary' | 'finalize_invoice' | 'resume_test_clock'

/** Which job: there is one at most for each kind and subject. */
export type BillingJobKey = {
  readonly organizationId: string
  readonly kind: BillingJobKind
  /** The subscription, invoice or clock that the job is about. */
  readonly subjectId: string
  /** Null where the subject belongs to no customer. */
  readonly customerId: string | null
}

export type BillingJobSchedule = BillingJobKey & {
  /** The clock on which `dueAt` is read; null is real time. */
  readonly testClockId: string | null
  readonly dueAt: Instant
}

/** Something that has to be done at an instant. */
export type BillingJob = BillingJobSchedule & {
  /** When it may be tried next in real time: `dueAt`, or later after a failure. */
  readonly availableAt: Instant
  readonly attempts: number
  readonly lastError: string | null
}
