import type {
  Customer, Meter, UsageEventDetail, UsageEventInput, UsageEventVoid,
} from '@valora/spec/types'
import type { CheckContext } from '../src/check.ts'
import { january, januaryCustomer } from './metered.ts'
import { rowsOf } from './usage-rows.ts'

type Room = Pick<CheckContext, 'api' | 'expect'>

type Of = { customer: Pick<Customer, 'id'>; id: string }

const path = (id: string, action = ''): string => `/usage-events/${encodeURIComponent(id)}${action}`

export const voidEvent = async (
  { api }: Pick<Room, 'api'>, { customer, id }: Of, values: Partial<UsageEventVoid> = {},
) => api.post<UsageEventDetail>(path(id, '/void'), { customer_id: customer.id, ...values },
  { key: api.newKey() })

export type Amendment =
  Partial<Pick<UsageEventInput, 'event_name' | 'timestamp' | 'properties'>> & { reason?: string }

export const amendEvent = async (
  { api }: Pick<Room, 'api'>, { customer, id }: Of, values: Amendment,
) => api.post<UsageEventDetail>(path(id, '/amend'), { customer_id: customer.id, ...values },
  { key: api.newKey() })

/** A stored event with all its payloads. */
export const readEvent = async (
  { api, expect }: Room, { customer, id }: Of,
): Promise<UsageEventDetail> => {
  const query = { customer_id: customer.id }
  return expect.status(await api.get<UsageEventDetail>(path(id), { query }), 200).body
}

export type Recorded = {
  customer: Customer
  meter: Meter
  events: UsageEventInput[]
  /** What the meter tells of January: quantity, count and checksum. */
  told: () => Promise<[string, number, string]>
}

/** Events of the 10th at noon with these ids and amounts, all measured by one `sum` meter. */
export const recorded = async (
  context: CheckContext, amounts: Readonly<Record<string, string>>,
): Promise<Recorded> => {
  const { given } = context
  const [customer, meter] = [await januaryCustomer(context), await given.meter()]
  const events = await given.ingest(customer, Object.entries(amounts).map(([id, amount]) => ({
    id, event_name: meter.event_name, timestamp: '2026-01-10T12:00:00Z', properties: { amount },
  })))
  return {
    customer, meter, events,
    told: async () => {
      const [row] = await rowsOf(context, meter, { customer, ...january })
      const { quantity, event_count, event_checksum } = context.expect.present(row, 'it is told')
      return [quantity, event_count, event_checksum]
    },
  }
}
