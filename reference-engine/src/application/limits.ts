/** The limits the engine declares (VER 3) and keeps. */
export type Limits = {
  readonly usageEventsPerBatchMax: number
  readonly usageAgeDaysMax: number
  readonly usageAheadSecondsMax: number
  readonly requestBodyBytesMax: number
  readonly idempotencyRetentionHoursMin: number
}

export const defaultLimits: Limits = {
  usageEventsPerBatchMax: 1000,
  usageAgeDaysMax: 35,
  usageAheadSecondsMax: 300,
  requestBodyBytesMax: 2_097_152,
  idempotencyRetentionHoursMin: 24,
}
