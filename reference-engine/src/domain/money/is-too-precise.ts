import type { Currency } from './currency.ts'
import type { Decimal } from './decimal.ts'

/** An amount that somebody wrote. */
export type WrittenAmount = {
  readonly amount: Decimal
  /** The digits behind the point as they were written, zeros too; those of the amount if absent. */
  readonly amountDigits?: number | undefined
}

/** Whether an amount has digits that its currency does not have, be they zero (MON 3). */
export const isTooPrecise = (
  { amount, amountDigits = amount.scale }: WrittenAmount,
  { minorDigits }: Currency,
): boolean => amountDigits > minorDigits
