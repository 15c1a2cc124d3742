import { isBefore } from '../time/instant.ts'
import type { Instant, Period } from '../time/instant.ts'
import type { SubscriptionItem } from './subscription.ts'

/** The charges in advance that cover any time after an instant. */
export const chargesAhead = (
  { charges = [] }: Pick<SubscriptionItem, 'charges'>,
  at: Instant,
): readonly Period[] => charges.filter(({ start, end }) =>
  isBefore(start, end) && isBefore(at, end))
