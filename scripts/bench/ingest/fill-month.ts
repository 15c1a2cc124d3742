import { memoryOf } from '../process-facts.ts'
import { pastMonth, sendLoad, timePerEvent_us, timesOf } from './running.ts'
import type { Running, Times } from './running.ts'

export type MemoryPoint = { events: number; resident_bytes: number }

export type FillFigures = {
  events: number
  per_second: number
  /** The engine's resident memory as events went by: a flat line, or a leak. */
  memory: MemoryPoint[]
  time_us: Times
}

/** A look at each million, or at each tenth of fewer. */
const lookEvery = (events: number): number => Math.min(1_000_000, Math.ceil(events / 10))

/** Stores a month of usage in its order, and watches the engine's memory meanwhile. */
export const fillMonth = async (running: Running, events: number): Promise<FillFigures> => {
  const { engine, now_ms, progress } = running
  const memory: MemoryPoint[] = []
  const start = performance.now()
  const tell = (stored: number) => {
    const resident_bytes = memoryOf(engine.pid, 'VmRSS') ?? 0
    memory.push({ events: stored, resident_bytes })
    const elapsed_s = (performance.now() - start) / 1000
    const left_s = Math.round(elapsed_s * (events - stored) / stored)
    progress(`${stored.toLocaleString('en-US')} of ${events.toLocaleString('en-US')} events, `
      + `${Math.round(stored / elapsed_s).toLocaleString('en-US')}/s, engine `
      + `${Math.round(resident_bytes / 1024 ** 2)} MiB, ${Math.max(0, left_s)} s left`)
  }
  const before = timesOf(running)
  const result = await sendLoad(running, {
    size: 1000, connections: 8, events, timeline: pastMonth(now_ms, events),
    progressEvery: lookEvery(events), tell,
  })
  return {
    events: result.events, per_second: (result.events * 1000) / result.elapsed_ms, memory,
    time_us: timePerEvent_us({ before, after: timesOf(running) }, result.events),
  }
}
