import type { ItemUsage } from '../../domain/invoicing/invoice-lines.ts'
import type { SubscriptionItem } from '../../domain/subscriptions/subscription.ts'
import type { Period } from '../../domain/time/instant.ts'
import type { OfCustomer, UsageWindow } from '../billing-ports.ts'
import type { Store } from '../ports.ts'

export type Measurement = {
  readonly customer: OfCustomer
  readonly items: readonly SubscriptionItem[]
  /** Absent where no period closes: then nothing is measured. */
  readonly period: Period | undefined
}

/** What the meters of usage items measured in a period, by item id (MTR 2). */
export const measureItems = async (
  { usageQuantities }: Pick<Store, 'usageQuantities'>,
  { customer, items, period }: Measurement,
): Promise<ReadonlyMap<string, ItemUsage>> => {
  const metered = period === undefined ? [] : items.flatMap(({ id, price: { meterId } }) =>
    meterId === undefined ? [] : [{ id, window: { meterId, period } }])
  if (metered.length === 0) return new Map()
  const windows: UsageWindow[] = metered.map(({ window }) => window)
  const { organizationId, customerId } = customer
  const measured = await usageQuantities({ organizationId, customerId, windows })
  return new Map(measured.map(({ quantity, eventCount, checksum }, index) =>
    [metered[index]?.id ?? '', { quantity, eventCount, eventChecksum: checksum }]))
}
