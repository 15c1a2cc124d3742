import { assert } from '../../domain/assert.ts'
import { Refusal } from '../../domain/refusal.ts'
import { isBefore } from '../../domain/time/instant.ts'
import type { Period } from '../../domain/time/instant.ts'
import type { UsageQuantity } from '../billing-ports.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { StoredMeter } from './stored-meter.ts'

export type QueryMeterUsage =
  { readonly meterId: string; readonly customerId: string; readonly period: Period }

export type MeterUsage =
  QueryMeterUsage & { readonly meter: StoredMeter; readonly measured: UsageQuantity }

/** What a meter measured for one customer in one window, exactly (MTR 2, MTR 7). */
export const queryMeterUsage = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, query: QueryMeterUsage): Promise<MeterUsage> =>
    read(async ({ meters, customers, usageQuantities }) => {
      const { meterId, customerId, period } = query
      const meter = await found(meters.find({ organizationId, id: meterId }), 'meter_not_found')
      await found(customers.find({ organizationId, id: customerId }), 'customer_not_found')
      if (!isBefore(period.start, period.end)) throw new Refusal('time_range_invalid')
      const [measured] =
        await usageQuantities({ organizationId, customerId, windows: [{ meterId, period }] })
      assert(measured !== undefined, 'every window is measured')
      return { ...query, meter, measured }
    })
