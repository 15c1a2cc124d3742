import type { Place } from '../open-place.ts'
import type { BenchEngine } from '../start-engine.ts'
import type { BareIngest } from './bare-ingest.ts'
import type { Tenant } from './create-tenant.ts'
import { hour_ms } from './event-templates.ts'
import type { Inspection } from './inspect-database.ts'
import type { LoadOrder, LoadResult } from './load-order.ts'
import { familyTime_ms, processTime_ms } from '../process-facts.ts'
import type { Load } from './start-load.ts'

/** What is known of a served database beside the engine. */
export type Served = { place: Place; inspection: Inspection; bare: BareIngest; bareTenant: Tenant }

/** One engine under load and everything around it. */
export type Running = {
  engine: BenchEngine & { pid: number }
  load: Load
  tenant: Tenant
  /** Nothing for the database inside the engine. */
  served: Served | undefined
  serverPid: number | undefined
  now_ms: number
  progress: (line: string) => void
}

/** Processor time by who spent it; the embedded database's is the engine's. */
export type Times = { engine: number; database: number; client: number }

export const timesOf = ({ engine, serverPid, load }: Running): Times => ({
  engine: processTime_ms(engine.pid),
  database: serverPid === undefined ? 0 : familyTime_ms(serverPid),
  client: processTime_ms(load.pid),
})

/** Microseconds for each of so many events between two looks. */
export const timePerEvent_us = (
  { before, after }: { before: Times; after: Times }, events: number,
): Times => {
  const each = (who: keyof Times) => ((after[who] - before[who]) * 1000) / events
  return { engine: each('engine'), database: each('database'), client: each('client') }
}

const lastHour = (now_ms: number): number => (Math.floor(now_ms / hour_ms) - 1) * hour_ms

/** The newest whole hour and the two before it. */
export const newestHours = (now_ms: number) =>
  ({ first_hour_ms: lastHour(now_ms), hours: 1, events: 1000 })

export const daysOfMonth = 30

/** A month in its order, hour by hour, as it would have come in. */
export const pastMonth = (now_ms: number, events: number) => {
  const hours = daysOfMonth * 24
  return { first_hour_ms: lastHour(now_ms) - (hours - 1) * hour_ms, hours, events }
}

type Loaded = Pick<LoadOrder, 'size' | 'connections'> & Partial<LoadOrder>

/** Sends events of the newest hours, unless told otherwise. */
export const sendLoad = (
  { load, now_ms }: Running,
  { tell, ...order }: Loaded & { tell?: (events: number) => void },
): Promise<LoadResult> =>
  load.order({
    kind: 'load', seconds: Infinity, events: Infinity, timeline: newestHours(now_ms),
    remembered: Math.ceil(2000 / order.size), progressEvery: Infinity, ...order,
  }, tell)
