import type { Customer, Meter, MeterUsage, MeterUsageWindow } from '@valora/spec/types'
import type { CheckContext } from '../src/check.ts'
import type { Window } from './metered.ts'

type Room = Pick<CheckContext, 'api' | 'expect'>

export type UsageAsked = Window & {
  customer: Pick<Customer, 'id'>
  window?: MeterUsage['window']
  time_zone?: string
  group_by?: string
}

/** The request of a usage query. */
export const askUsage = async (
  { api }: Pick<Room, 'api'>, { id }: Pick<Meter, 'id'>, { customer, ...asked }: UsageAsked,
) => api.get<MeterUsage>(`/meters/${id}/usage`,
  { query: { customer_id: customer.id, ...asked } })

const withoutTrailingZeros = (instant: string): string =>
  instant.replace(/(\.\d*?)0*Z$/, '$1Z').replace('.Z', 'Z')

/** The rows of a usage query, whose instants have no trailing zeros. */
export const rowsOf = async (
  room: Room, meter: Pick<Meter, 'id'>, asked: UsageAsked,
): Promise<MeterUsageWindow[]> => {
  const { body } = room.expect.status(await askUsage(room, meter, asked), 200)
  return body.data.map(({ start, end, ...row }) =>
    ({ ...row, start: withoutTrailingZeros(start), end: withoutTrailingZeros(end) }))
}
