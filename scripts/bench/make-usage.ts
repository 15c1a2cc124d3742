import type { UsageEventInput } from '@valora/sdk'
import type { Random } from '../demo/random.ts'

/** What the events of the bench are counted by: one meter counts, the other adds up. */
export const benchMeters = [
  { name: 'Requests', event_name: 'request.served', aggregation: 'count' },
  {
    name: 'Segments', event_name: 'message.sent', aggregation: 'sum', value_property: 'segments',
  },
] as const

export const customersOfBench = 100
const day_ms = 86_400_000

type Wanted = {
  random: Random
  /** The newest timestamp; events lie in the day before it. */
  now_ms: number
  customerIds: readonly string[]
  count: number
  /** Makes ids that no other round has. */
  prefix: string
}

/** Events as producers send them: mixed customers and hours, every id new. */
export const makeUsage = (
  { random, now_ms, customerIds, count, prefix }: Wanted,
): UsageEventInput[] =>
  Array.from({ length: count }, (_, index) => {
    const customer_id = customerIds[random.integer(0, customerIds.length - 1)]
    const meter = benchMeters[index % benchMeters.length]
    if (customer_id === undefined || meter === undefined) throw new Error('a customer and a meter')
    return {
      id: `${prefix}-${index}`,
      event_name: meter.event_name,
      customer_id,
      timestamp: new Date(now_ms - random.integer(0, day_ms)).toISOString(),
      properties: { region: `r${random.integer(1, 9)}`, segments: String(random.integer(1, 4)) },
    }
  })

/** Cuts a list into batches; the last may be smaller. */
export const batchesOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) },
    (_, index) => items.slice(index * size, (index + 1) * size))
