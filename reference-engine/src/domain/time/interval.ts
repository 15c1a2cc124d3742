import { Refusal } from '../refusal.ts'

export const intervalUnits = ['day', 'week', 'month', 'year'] as const
export type IntervalUnit = (typeof intervalUnits)[number]

/** How long a billing period is: `count` calendar units, 1 or more (TIM 5). */
export type Interval = { readonly unit: IntervalUnit; readonly count: number }

/** The most units that are three years at most, leap days not counted (TIM 5). */
export const intervalCountMax: { readonly [Unit in IntervalUnit]: number } =
  { day: 1095, week: 156, month: 36, year: 3 }

/** Refuses an interval of more than three years with `plan_interval_too_long` (TIM 5). */
export const refuseLongInterval = ({ unit, count }: Interval): void => {
  const count_max = intervalCountMax[unit]
  if (count > count_max) throw new Refusal('plan_interval_too_long', { unit, count, count_max })
}
