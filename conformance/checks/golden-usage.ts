import type { Customer, Meter, MeterCreate } from '@valora/spec/types'
import type { CheckContext } from '../src/check.ts'
import { shift } from '../src/shift.ts'
import { compareInstants } from '../oracle/instant-order.ts'
import type { CorrectionTerms } from '../oracle/corrections.ts'
import type { QuantitiesCase, VectorEvent } from '../vectors/read-vectors.ts'
import { amendEvent, voidEvent } from './corrected.ts'
import { once } from './golden-cases.ts'

type Room = Pick<CheckContext, 'api' | 'expect' | 'given'>

type Taken = { customer: Customer; meter: Meter }

type Given = Pick<QuantitiesCase, 'meter' | 'events'> & { end: string }

const latest = (instants: readonly string[]): string =>
  instants.toSorted(compareInstants).at(-1) ?? ''

// Younger than the 35 days that every engine takes, and older than most cases.
const youngest = { days: 34 }

/**
 * Ingests a case's events for a customer of its own whose clock stands at the end. What is too old
 * by then is sent while the clock stands behind it.
 */
const takeEvents = async (
  { given }: Room, { events, end }: { events: readonly VectorEvent[]; end: string },
  clockAt: (now: string) => Promise<{ id: string }>,
): Promise<Customer> => {
  const isOld = ({ timestamp }: VectorEvent) =>
    compareInstants(shift(timestamp, youngest), end) < 0
  const old = events.filter(isOld)
  const start = old.length === 0 ? end : latest(old.map(({ timestamp }) => timestamp))
  const clock = old.length === 0 ? await clockAt(end) : await given.testClock(start)
  const customer = await given.customer({ test_clock_id: clock.id })
  if (old.length > 0) {
    await given.ingest(customer, old)
    await given.advance(clock, end)
  }
  const young = events.filter((event) => !isOld(event))
  if (young.length > 0) await given.ingest(customer, young)
  return customer
}

/** The meters and clocks of one organization, shared by cases of equal terms. */
export const usageRoom = (room: Room) => {
  const clockAt = once(async (now) => room.given.testClock(now))
  const meterOf = once(async (terms) => room.given.meter(JSON.parse(terms) as MeterCreate))
  return {
    /** Whatever the amended event is called, some meter knows it. */
    counts: async (event_name: string) =>
      meterOf(JSON.stringify({ event_name, aggregation: 'count' })),
    take: async ({ meter: terms, events, end }: Given): Promise<Taken> => {
      const event_name = terms.event_name ?? events[0]?.event_name ?? 'work.done'
      const meter = await meterOf(JSON.stringify({ ...terms, event_name }))
      const last = latest([end, ...events.map(({ timestamp }) => timestamp)])
      return { meter, customer: await takeEvents(room, { events, end: last }, clockAt) }
    },
  }
}

/** Voids and amends a customer's events, each of which is answered 200. */
export const correct = async (
  room: Room, customer: Customer, corrections: readonly CorrectionTerms[],
): Promise<void> => {
  for (const one of corrections) {
    if ('void' in one) {
      room.expect.status(await voidEvent(room, { customer, id: one.void }), 200)
    } else {
      const { amend: id, ...changes } = one
      room.expect.status(await amendEvent(room, { customer, id }, changes), 200)
    }
  }
}
