import type { Decimal } from '../money/decimal.ts'

/** One multiplication of a derivation: quantity x unitAmount, never rounded (PRC 7, MON 4). */
export type RatingStep = {
  /** `flat`, `unit`, `package`, `tier-<n>` or `tier-<n>-flat`, n counted from 1. */
  readonly ref: string
  readonly quantity: Decimal
  readonly unitAmount: Decimal
  readonly amountUnrounded: Decimal
}

/** Completes a step with its exact amount. */
export const ratingStep = (parts: Omit<RatingStep, 'amountUnrounded'>): RatingStep =>
  ({ ...parts, amountUnrounded: parts.quantity.times(parts.unitAmount) })
