import { assert } from '../../domain/assert.ts'
import type { ItemUsage } from '../../domain/invoicing/usage-lines.ts'
import type { Decimal } from '../../domain/money/decimal.ts'
import type { Price } from '../../domain/pricing/price.ts'
import type { Usage } from '../../domain/pricing/usage.ts'
import type { Period } from '../../domain/time/instant.ts'
import type { OfCustomer } from '../billing-ports.ts'
import type { CustomerUsageWindow, UsageQuantity, UsageWindowReads } from './usage-window-ports.ts'

/** What is to be measured for one price of a customer. */
export type MeasureWanted = OfCustomer & {
  readonly price: Price
  readonly period: Period
  /** The time before, where its usage fills the tiers first (PRO 3). */
  readonly continues?: Period | undefined
}

/** What the meter measured in the period, and in the time before where tiers continue. */
export type MeasuredPeriod = {
  readonly now: UsageQuantity
  readonly before?: UsageQuantity | undefined
}

type Measuring = Pick<UsageWindowReads, 'usageOfCustomers' | 'usageTransactions'>

/** Measures for any number of customers and prices at once, in the order of the asking. */
export const measurePeriods = async (
  { usageOfCustomers }: Pick<Measuring, 'usageOfCustomers'>,
  wanted: readonly MeasureWanted[],
): Promise<readonly MeasuredPeriod[]> => {
  const windows = wanted.map((each) => windowOf(each, each.period))
  const earlier = wanted.flatMap((each) =>
    each.continues === undefined ? [] : [windowOf(each, each.continues)])
  if (windows.length === 0) return []
  const measured = await usageOfCustomers([...windows, ...earlier])
  let next = windows.length
  return wanted.map(({ continues }, index): MeasuredPeriod => {
    const now = measuredAt(measured, index)
    if (continues === undefined) return { now }
    const before = measuredAt(measured, next)
    next += 1
    return { now, before }
  })
}

const measuredAt = (measured: readonly UsageQuantity[], index: number): UsageQuantity => {
  const found = measured[index]
  assert(found !== undefined, 'every window is measured')
  return found
}

const windowOf = (
  { organizationId, customerId, price: { meterId, pricing } }: MeasureWanted,
  period: Period,
): CustomerUsageWindow => {
  assert(meterId !== undefined, 'usage has a meter')
  const groupBy = pricing.type === 'matrix' ? { groupBy: pricing.dimensions } : {}
  return { organizationId, customerId, meterId, period, ...groupBy }
}

export type Measured = { readonly wanted: MeasureWanted; readonly measured: MeasuredPeriod }

/** What was measured as the prices rate it: by itself, by group or by transaction. */
export const ratedUsage = async (
  { usageTransactions }: Pick<Measuring, 'usageTransactions'>,
  all: readonly Measured[],
): Promise<ItemUsage[]> => {
  const windows = all.flatMap(({ wanted }) => wanted.price.pricing.type !== 'percentage' ? []
    : [wanted.period, ...wanted.continues === undefined ? [] : [wanted.continues]]
      .map((period) => windowOf(wanted, period)))
  const transactions = windows.length === 0 ? [] : await usageTransactions(windows)
  const taking = transactions.values()
  return all.map(({ wanted: { price }, measured: { now, before } }) => {
    const { quantity, eventCount, checksum: eventChecksum } = now
    const usage = usageOf(price, { measured: now, taking })
    const earlier = before && usageOf(price, { measured: before, taking })
    return { quantity, eventCount, eventChecksum, usage, before: earlier }
  })
}

type Found = {
  readonly measured: UsageQuantity
  /** What is left of the transactions that were asked for. */
  readonly taking: Iterator<readonly Decimal[], undefined>
}

const usageOf = ({ pricing }: Price, { measured: { quantity, groups }, taking }: Found): Usage => {
  if (pricing.type === 'percentage') {
    const { value: transactions } = taking.next()
    assert(transactions !== undefined, 'the transactions of every window are found')
    return { transactions }
  }
  if (pricing.type !== 'matrix') return { quantity }
  assert(groups !== undefined, 'groups that are asked for are measured')
  return {
    groups: groups.map((group) => ({
      quantity: group.quantity,
      values: new Map(pricing.dimensions.map((name, index) =>
        [name, group.values[index] ?? null])),
    })),
  }
}
