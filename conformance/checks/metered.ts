import type {
  Customer, Meter, MeterCreate, MeterUsage, MeterUsageWindow, UsageEventInput, UsageIngestion,
  UsageIngestionResult,
} from '@valora/spec/types'
import type { Api } from '../src/api/api.ts'
import type { CheckContext } from '../src/check.ts'

type Room = Pick<CheckContext, 'api' | 'expect'>

export type Window = { start: string; end: string }

export const january: Window = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' }

/** A customer whose clock shows the end of January, so that any instant of it is taken. */
export const januaryCustomer = async ({ given }: Pick<CheckContext, 'given'>): Promise<Customer> =>
  given.customer({ test_clock_id: (await given.testClock(january.end)).id })

/** What a meter measured for a customer in a window. */
export const usageOf = async (
  { api, expect }: Room, meter: Pick<Meter, 'id'>,
  { customer, start, end }: Window & { customer: Pick<Customer, 'id'> },
): Promise<MeterUsageWindow> => {
  const query = { customer_id: customer.id, start, end }
  const { body } = expect.status(
    await api.get<MeterUsage>(`/meters/${meter.id}/usage`, { query }), 200)
  return expect.present(body.data[0], 'the window is answered')
}

/** The results of one batch, in the order of the request. */
export const results = async (
  { api, expect }: Room, events: readonly UsageEventInput[],
): Promise<UsageIngestionResult[]> =>
  expect.status(await api.post<UsageIngestion>('/usage-events', { events }), 200).body.results

export type Metered = {
  customer: Customer
  meter: Meter
  /** Ingests values of the property `amount` at noon of the 10th, or where told. */
  take: (...values: [value: string | number, timestamp?: string, id?: string][]) =>
  Promise<UsageEventInput[]>
  quantity: (window?: Window) => Promise<string>
}

/** A meter and a customer in January 2026. */
export const metered = async (
  context: CheckContext, aggregation: MeterCreate['aggregation'],
): Promise<Metered> => {
  const { given, random } = context
  const [customer, meter] = [await januaryCustomer(context), await given.meter({ aggregation })]
  return {
    customer, meter,
    take: async (...values) => given.ingest(customer, values.map(([amount, timestamp, id]) => ({
      event_name: meter.event_name, timestamp: timestamp ?? '2026-01-10T12:00:00Z',
      properties: { amount }, id: id ?? `evt-${random.text(16)}`,
    }))),
    quantity: async (window = january) =>
      (await usageOf(context, meter, { customer, ...window })).quantity,
  }
}

/** The ids of the stored events of a customer. */
export const storedIds = async (api: Api, customer: Pick<Customer, 'id'>): Promise<string[]> => {
  const query = { customer_id: customer.id, limit: 100 }
  return (await api.all<{ id: string }>('/usage-events', { query })).map(({ id }) => id).toSorted()
}
