import type { Instant } from '../../domain/time/instant.ts'

/** What time brings about. Jobs of one instant run in this order. */
export const billingJobKinds = [
  'run_turn', 'finalize_invoice', 'mark_past_due', 'expire_credit_grant', 'resume_test_clock',
] as const
export type BillingJobKind = (typeof billingJobKinds)[number]

/** Which job: there is one at most for each kind and subject. */
export type BillingJobKey = {
  readonly organizationId: string
  readonly kind: BillingJobKind
  /** The subscription, invoice, credit grant or clock that the job is about. */
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
