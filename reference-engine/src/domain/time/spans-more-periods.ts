import { naturalPeriodAt } from './billing-period.ts'
import type { Schedule } from './billing-period.ts'
import { isBefore } from './instant.ts'
import type { Instant } from './instant.ts'

type Span = { readonly from: Instant; readonly to: Instant; readonly most: number }

/** Whether more than `most` natural periods end after `from` and up to `to`, both included. */
export const spansMorePeriods = (schedule: Schedule, { from, to, most }: Span): boolean => {
  let { end } = naturalPeriodAt(schedule, from)
  for (let ended = 0; ended < most; ended += 1) {
    if (isBefore(to, end)) return false
    end = naturalPeriodAt(schedule, end).end
  }
  return !isBefore(to, end)
}
