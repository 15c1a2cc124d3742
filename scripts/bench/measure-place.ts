import { billSubscriptions } from './bill-subscriptions.ts'
import { measure, type Measure } from './measure.ts'
import type { Cleanup, Place } from './open-place.ts'
import type { BenchOptions } from './options.ts'
import type { BenchEngine } from './start-engine.ts'
import { withBenchEngine } from './with-bench-engine.ts'
import { timeConformance, type ConformanceTime } from './time-conformance.ts'

/** Everything measured on one database, by one engine process. */
export type PlaceResult = {
  name: Place['name']
  version: string
  fsync: boolean
  /** Nothing when it was skipped. */
  conformance: ConformanceTime | null
  invoices: Measure
  /** Nothing where the system does not tell. */
  engine_peak_memory_bytes: number | null
}

type Circumstances = {
  options: BenchOptions
  platformKey: string
  cleanup: Cleanup
  progress: (line: string) => void
}

/** Rounds of each measurement; its figure is their median. */
export const rounds = 3

type Running = Circumstances & { place: Place; engine: BenchEngine }

/** The suite comes first, on empty tables. */
const measureEngine = async (
  { place, engine, options, platformKey, progress }: Running,
): Promise<PlaceResult> => {
  const tell = (line: string) => progress(`${place.name}: ${line}`)
  const baseUrl = `${engine.url}/v1`
  const { invoices } = options
  if (options.conformance) tell('conformance suite')
  const conformance =
    options.conformance ? await timeConformance(engine.url, platformKey) : null
  tell(`${invoices} invoices`)
  const billed = await billSubscriptions({ baseUrl, platformKey }, { invoices, rounds })
  const { name, version, fsync } = place
  return {
    name, version, fsync, conformance, invoices: measure(billed),
    engine_peak_memory_bytes: engine.peakMemory_bytes() ?? null,
  }
}

/** Starts one engine on the place and measures it. */
export const measurePlace = (place: Place, circumstances: Circumstances): Promise<PlaceResult> =>
  withBenchEngine({ ...circumstances, place }, (engine) =>
    measureEngine({ ...circumstances, place, engine }))
