import type { UsageEventInput } from '@valora/sdk'
import { measure, median, type Measure } from '../measure.ts'
import type { Round } from '../work-off.ts'
import { createTemplate, fillTemplate, hourTexts } from './event-templates.ts'
import type { LoadResult } from './load-order.ts'
import {
  newestHours, sendLoad, timePerEvent_us, timesOf, type Running, type Times,
} from './running.ts'

export const batchSizes = [100, 500, 1000] as const
export const rounds = 3
const connections = 32
const bareEvents_max = 50_000

export type BatchFigures = {
  size: number
  /** Events a second over HTTP. */
  http: Measure
  /** The engine's own statement without HTTP; nothing where it runs inside the engine. */
  bare: Measure | undefined
  time_us: Times
}

export const roundOf = ({ events, elapsed_ms, latencies_ms }: LoadResult): Round =>
  ({ done: events, elapsed_ms, latencies_ms: [...latencies_ms] })

export const medianTimes = (times: readonly Times[]): Times => {
  const of = (who: keyof Times) => median(times.map((time) => time[who]))
  return { engine: of('engine'), database: of('database'), client: of('client') }
}

/** The events that go over HTTP, read back, with ids that no request over HTTP has. */
const bareBatches = (
  { served, now_ms }: Running, { size, events, start }: Record<'size' | 'events' | 'start', number>,
): UsageEventInput[][] => {
  const customerIds = served?.bareTenant.customerIds ?? []
  const options = { customerIds, size, host: '', apiKey: '', path: '' }
  const timeline = { ...newestHours(now_ms), start }
  const texts = hourTexts(timeline)
  return Array.from({ length: Math.ceil(events / size) }, (_, index) => {
    const filling = { first: start + index * size, timeline, texts }
    const request = fillTemplate(createTemplate(options, index), filling)
    const body = request.subarray(request.indexOf('\r\n\r\n') + 4).toString()
    return (JSON.parse(body) as { events: UsageEventInput[] }).events
  })
}

type Taken = { size: number; http: Round[]; bare: Round[]; times: Times[] }

const runRound = async (
  running: Running, { taken, seconds, start }: { taken: Taken; seconds: number; start: number },
): Promise<number> => {
  const { size } = taken
  const before = timesOf(running)
  const result = await sendLoad(running, { size, connections, seconds })
  taken.http.push(roundOf(result))
  taken.times.push(timePerEvent_us({ before, after: timesOf(running) }, result.events))
  const { served } = running
  if (served === undefined) return start
  // As much as HTTP stored in a third of its time: both meet the same tables in the same state.
  const wanted = Math.min(bareEvents_max, Math.ceil(result.events / 3))
  const batches = bareBatches(running, { size, events: wanted, start })
  taken.bare.push(await served.bare({ batches, lanes: served.place.lanes }))
  return start + batches.length * size
}

export type MeasuredBatches = { figures: BatchFigures[]; bareEvents: number }

/** Rounds of every size in turn; the first round warms up and is not counted. */
export const measureBatches = async (
  running: Running, seconds: number,
): Promise<MeasuredBatches> => {
  const takens = batchSizes.map((size): Taken => ({ size, http: [], bare: [], times: [] }))
  let bareEvents = 0
  for (let round = 0; round <= rounds; round += 1) {
    running.progress(round === 0 ? 'warm-up' : `batches, round ${round} of ${rounds}`)
    const each = round === 0 ? Math.min(3, seconds / rounds) : seconds / rounds
    for (const taken of takens) {
      bareEvents = await runRound(running, { taken, seconds: each, start: bareEvents })
    }
  }
  const figures = takens.map(({ size, http, bare, times }): BatchFigures => ({
    size, http: measure(http.slice(1)), bare: bare.length > 0 ? measure(bare.slice(1)) : undefined,
    time_us: medianTimes(times.slice(1)),
  }))
  return { figures, bareEvents }
}
