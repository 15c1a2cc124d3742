import { createValora } from '@valora/sdk'
import type { Random } from '../demo/random.ts'
import { createBareTenant, runIngestStatement, runInsertAlone } from './bare-statements.ts'
import { batchesOf, benchMeters, customersOfBench, makeUsage } from './make-usage.ts'
import { measure, type Measure } from './measure.ts'
import type { Place } from './open-place.ts'
import { postEvents } from './post-events.ts'
import { workOff, type Round } from './work-off.ts'

/** Events in a second by one size of batches: over HTTP, and by the bare statements. */
export type BatchRates = { http: Measure; statement: Measure; insert: Measure }

export type IngestRates = { batches: Record<number, BatchRates>; single: Measure }

type Bench = {
  place: Place
  baseUrl: string
  platformKey: string
  random: Random
  now_ms: number
  events: number
  seconds: number
  rounds: number
  progress: (line: string) => void
}

export const batchSizes = [1000, 100] as const
export const connections = { batch: 8, single: 64 } as const
const warmUpEvents = 4000

const createTenant = async ({ baseUrl, platformKey }: Bench) => {
  const platform = createValora({ baseUrl, apiKey: platformKey })
  const { api_key } = await platform.createOrganization({ body: { name: 'Bench of usage' } })
  const valora = createValora({ baseUrl, apiKey: api_key.secret })
  for (const meter of benchMeters) await valora.createMeter({ body: meter })
  const customerIds: string[] = []
  const work = async (index: number): Promise<number> => {
    customerIds.push((await valora.createCustomer({ body: { name: `Customer ${index}` } })).id)
    return 1
  }
  const jobs = Array.from({ length: customersOfBench }, (_, index) => index)
  await workOff({ jobs, lanes: 4, limit_ms: 60_000, work })
  return { apiKey: api_key.secret, customerIds }
}

type Way = (size: number, load: { count: number; limit_ms: number }) => Promise<Round>

/** The three ways an event is stored; each call makes events of its own. */
const createWays = async (bench: Bench): Promise<Record<'http' | 'statement' | 'insert', Way>> => {
  const { place: { database, lanes }, baseUrl, random, now_ms } = bench
  const { apiKey, customerIds } = await createTenant(bench)
  const tenant = await createBareTenant(database)
  const target = { baseUrl, apiKey }
  let made = 0
  const batches = (size: number, count: number) => {
    const whole = Math.ceil(count / size) * size
    const prefix = `round-${made += 1}`
    return batchesOf(makeUsage({ random, now_ms, customerIds, count: whole, prefix }), size)
  }
  return {
    http: (size, { count, limit_ms }) => postEvents({
      target, batches: batches(size, count), limit_ms,
      connections: size === 1 ? connections.single : connections.batch,
    }),
    statement: (size, { count, limit_ms }) =>
      runIngestStatement({ database, tenant, batches: batches(size, count), lanes, limit_ms }),
    insert: (size, { count, limit_ms }) =>
      runInsertAlone({ database, tenant, batches: batches(size, count), lanes, limit_ms }),
  }
}

/**
 * Rounds of every way in turn, so that all meet the same tables and the same weather; one round
 * before them warms up and is not counted.
 */
export const measureIngest = async (bench: Bench): Promise<IngestRates> => {
  const { events, seconds, rounds, progress } = bench
  const ways = await createWays(bench)
  const plan = [
    ...batchSizes.flatMap((size) =>
      (['http', 'statement', 'insert'] as const).map((way) => ({ way, size }))),
    { way: 'http', size: 1 } as const,
  ]
  const taken = new Map(plan.map((entry) => [entry, [] as Round[]]))
  for (let round = 0; round <= rounds; round += 1) {
    progress(round === 0 ? 'warm-up' : `events, round ${round} of ${rounds}`)
    const load = {
      count: Math.ceil(round === 0 ? Math.min(events, warmUpEvents) : events / rounds),
      limit_ms: (seconds * 1000) / rounds,
    }
    for (const [{ way, size }, list] of taken) {
      const done = await ways[way](size, load)
      if (round > 0) list.push(done)
    }
  }
  const measured = (way: keyof typeof ways, size: number): Measure =>
    measure([...taken].find(([entry]) => entry.way === way && entry.size === size)?.[1] ?? [])
  const ratesOf = (size: number): BatchRates => ({
    http: measured('http', size),
    statement: measured('statement', size),
    insert: measured('insert', size),
  })
  return {
    batches: Object.fromEntries(batchSizes.map((size) => [size, ratesOf(size)])),
    single: measured('http', 1),
  }
}
