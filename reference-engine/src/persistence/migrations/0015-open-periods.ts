import type { Migration } from './migration.ts'

/**
 * A period is open as long as its subscription is in it: that is told by the subscription, and
 * written nowhere else.
 */
export const openPeriods: Migration = {
  name: '0015-open-periods',
  statements: ['alter table billing_periods drop column status']
}
