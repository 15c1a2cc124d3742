import type { Instant } from '../../src/domain/time/instant.ts'
import { at, ingestEvents, newEvent } from '../records.ts'
import type { TestEvent } from '../records.ts'
import type { Store } from '../../src/persistence/store.ts'
import { batchesOf } from './arrival.ts'
import type { Arrival } from './arrival.ts'

const start = at('2026-01-31T10:30:15Z')
const days = 120
/** Usage of later days comes in when the months before are billed. */
const known_days = 75

type Usage = { readonly day: number; readonly late: boolean; readonly event: TestEvent }

/**
 * What a customer used: an event a day, about where stretches begin and end; on some days two of
 * one instant; some sent twice; and some of billed months that come in late.
 */
const usageOf = (customerId: string, customer: number): Usage[] =>
  Array.from({ length: days }, (_, day) => {
    const timestamp: Instant = start.add({ seconds: 86_400 * day + day % 3 - 1 })
    const of = (id: string, gigabytes: string) =>
      newEvent(customerId, { id, timestamp, properties: { gigabytes } })
    const daily = of(`e${day}`, `${customer + 1}.${1 + day % 9}`)
    const tied = of(`t${day}`, `${9 - customer}.05`)
    const events = [daily, ...(day % 4 === 3 ? [tied] : []), ...(day % 5 === 0 ? [daily] : [])]
    const late = customer === 0 && day % 10 === 7
    return events.map((event) => ({ day, late, event }))
  }).flat()

type Sending = {
  readonly organizationId: string
  readonly customerIds: readonly string[]
  readonly arrival: Arrival
}

/** Sends one part of the script's usage, and answers what became of each event. */
export const sendUsage = async (
  store: Store,
  { part, organizationId, customerIds, arrival }: Sending & { readonly part: 'known' | 'late' },
): Promise<string[]> => {
  const all = customerIds.flatMap((customerId, customer) =>
    usageOf(customerId, customer).map((usage) => ({ ...usage, customer })))
  const wanted = all.filter(({ day, late }) => (day < known_days && !late) === (part === 'known'))
  const became: string[] = []
  for (const batch of batchesOf(wanted, arrival)) {
    const events = batch.map(({ event }) => event)
    const outcomes = await ingestEvents(store, { organizationId, events })
    became.push(...batch.map(({ customer, event: { id } }, index) =>
      `${customer} ${id} ${outcomes[index]}`))
  }
  return became.toSorted()
}
