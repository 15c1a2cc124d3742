import { Failure } from '../../run/failure.ts'
import { hour_ms } from './event-templates.ts'
import { usagePath } from './query-usage.ts'
import { daysOfMonth, type Running } from './running.ts'

export type Verified = {
  /** Events that were answered `accepted`. */
  acknowledged: number
  /** Events found in the table; nothing where the table cannot be looked at. */
  stored: number | undefined
  /** Answers of queryMeterUsage that were exactly what was sent. */
  usage_answers: number
  /** Events that were sent once more and answered `duplicate`. */
  duplicates: number
}

/** The quantity and the number of events of one answer, wherever in it they stand. */
export const readUsage = (body: string): { quantity: string; events: number } => ({
  quantity: /"quantity":"([^"]+)"/.exec(body)?.[1] ?? '',
  events: Number(/"event_count":(\d+)/.exec(body)?.[1]),
})

/** Every so many-th customer by both meters, over all the time that events can be of. */
const verifyMeters = async (running: Running, every: number) => {
  const { load, tenant: { customerIds, sumMeterId, countMeterId }, now_ms } = running
  const start_ms = (Math.floor(now_ms / hour_ms) - (daysOfMonth + 1) * 24) * hour_ms
  const tally = await load.order({ kind: 'tally' })
  const queries = [...customerIds.entries()].filter(([index]) => index % every === 0)
    .flatMap(([index, customer_id]) => [sumMeterId, countMeterId].map((meterId) => {
      const events = tally.events[index] ?? 0
      const path = usagePath(meterId, { customer_id, start_ms, end_ms: now_ms })
      return { path, events, quantity: meterId === sumMeterId ? tally.tokens[index] : events }
    }))
  const paths = queries.map(({ path }) => path)
  const { bodies } = await load.order({ kind: 'read', paths, connections: 4 })
  for (const [index, { path, quantity, events }] of queries.entries()) {
    const found = readUsage(bodies[index] ?? '')
    if (found.quantity !== String(quantity) || found.events !== events) {
      throw new Failure(`${quantity} by ${events} events was sent, but ${path} answers `
        + `${found.quantity} by ${found.events}`)
    }
  }
  return {
    acknowledged: tally.events.reduce((sum, events) => sum + events, 0),
    usage_answers: bodies.length,
  }
}

/**
 * What was acknowledged is what is stored and what is counted, to the last event, as soon as the
 * last answer is there; and what is sent again changes nothing.
 */
export const verifyUsage = async (running: Running, bareEvents: number): Promise<Verified> => {
  const { load, served, progress } = running
  progress('verifying: replays, usage of every customer, stored events')
  await verifyMeters(running, 10)
  const { duplicates } = await load.order({ kind: 'replay', connections: 4 })
  const { acknowledged, usage_answers } = await verifyMeters(running, 1)
  const all = await served?.inspection.storedEvents()
  const stored = all === undefined ? undefined : all - bareEvents
  if (stored !== undefined && stored !== acknowledged) {
    throw new Failure(`${acknowledged} events were acknowledged, ${stored} are stored`)
  }
  return { acknowledged, stored, usage_answers, duplicates }
}
