/** What happens to usage of a period that stands on a finalized invoice (USG 7). */
export const lateUsagePolicies = ['adjust_next', 'reject'] as const
export type LateUsagePolicy = (typeof lateUsagePolicies)[number]
