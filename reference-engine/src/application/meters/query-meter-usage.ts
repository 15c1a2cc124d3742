import { assert } from '../../domain/assert.ts'
import type { Fault } from '../../domain/fault.ts'
import { usageWindows } from '../../domain/metering/usage-windows.ts'
import type { WindowUnit } from '../../domain/metering/usage-windows.ts'
import { Refusal, refuseFaults } from '../../domain/refusal.ts'
import { isBefore } from '../../domain/time/instant.ts'
import type { Period } from '../../domain/time/instant.ts'
import { parseTimeZone } from '../../domain/time/time-zone.ts'
import type { UsageGroupQuantity } from '../billing-ports.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller, Reads } from '../ports.ts'
import type { StoredMeter } from './stored-meter.ts'

export type QueryMeterUsage = {
  readonly meterId: string
  readonly customerId: string
  readonly period: Period
  readonly window: WindowUnit
  /** The customer's unless told. */
  readonly timeZone: string | undefined
  /** Some of the meter's grouping properties; empty for all events together. */
  readonly groupBy: readonly string[]
}

/** What was measured in one window, of one group where groups were asked for. */
export type MeterUsageRow = Omit<UsageGroupQuantity, 'values'> & {
  readonly period: Period
  /** The texts of the asked properties. */
  readonly group: UsageGroupQuantity['values'] | null
}

export type MeterUsage = Omit<QueryMeterUsage, 'timeZone'> & {
  readonly meter: StoredMeter
  readonly timeZone: string
  readonly rows: readonly MeterUsageRow[]
}

const rows_max = 1000

/** What a meter measured for one customer, window by window, exactly (MTR 2, MTR 7, MTR 8). */
export const queryMeterUsage = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, query: QueryMeterUsage): Promise<MeterUsage> =>
    read(async (reads) => {
      const { meterId, customerId, period, window: unit, groupBy } = query
      const meter =
        await found(reads.meters.find({ organizationId, id: meterId }), 'meter_not_found')
      const timeZone = await timeZoneOf(reads, { organizationId, query })
      if (!isBefore(period.start, period.end)) throw new Refusal('time_range_invalid')
      refuseFaults('usage_query_invalid', unknownGroups(meter, groupBy))
      const periods = [...usageWindows(period, { unit, timeZone }).take(rows_max + 1)]
      refuseTooMany(periods)
      const asked = groupBy.length === 0 ? undefined : groupBy
      const measured = await reads.usageQuantities({
        organizationId, customerId,
        windows: periods.map((each) => ({ meterId, period: each, groupBy: asked })),
      })
      const rows = periods.flatMap((each, index): MeterUsageRow[] => {
        const usage = measured[index]
        assert(usage !== undefined, 'every window is measured')
        const { groups, ...total } = usage
        if (asked === undefined) return [{ ...total, period: each, group: null }]
        return (groups ?? []).map(({ values: group, ...own }) => ({ ...own, period: each, group }))
      })
      refuseTooMany(rows)
      return { ...query, meter, timeZone, rows }
    })

type Zoned = { readonly organizationId: string; readonly query: QueryMeterUsage }

const timeZoneOf = async (
  { customers, organizations }: Reads,
  { organizationId, query: { customerId, timeZone } }: Zoned,
): Promise<string> => {
  const customer =
    await found(customers.find({ organizationId, id: customerId }), 'customer_not_found')
  if (timeZone !== undefined) return parseTimeZone(timeZone)
  if (customer.timeZone !== null) return customer.timeZone
  const organization = await organizations.find(organizationId)
  return organization?.timeZone ?? 'UTC'
}

const unknownGroups = (meter: StoredMeter, groupBy: readonly string[]): Fault[] => {
  const unknown = groupBy.filter((property, index) =>
    !meter.groupBy.includes(property) || groupBy.indexOf(property) !== index)
  return unknown.length === 0 ? [] : [{
    pointer: '#/query/group_by',
    code: 'group_by_unknown',
    detail: `Name each of these once at most: ${meter.groupBy.join(', ') || 'none'}.`,
  }]
}

const refuseTooMany = (rows: readonly unknown[]): void => {
  if (rows.length <= rows_max) return
  refuseFaults('usage_query_invalid', [{
    pointer: '#/query/window',
    code: 'usage_rows_too_many',
    detail: `An answer has ${rows_max} rows at most.`,
  }])
}
