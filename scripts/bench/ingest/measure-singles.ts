import { quantile } from '../measure.ts'
import { sendLoad, timePerEvent_us, timesOf, type Running, type Times } from './running.ts'

export const singleConnections = [64, 128, 256] as const

export type SingleFigures = {
  connections: number
  /** Requests of one event each. */
  per_second: number
  p50_ms: number
  p99_ms: number
  time_us: Times
}

/** Requests of one event: the engine gathers those that arrive together into one commit. */
export const measureSingles = async (
  running: Running, seconds: number,
): Promise<SingleFigures[]> => {
  const figures: SingleFigures[] = []
  for (const connections of singleConnections) {
    running.progress(`single events over ${connections} connections`)
    await sendLoad(running, { size: 1, connections, seconds: Math.min(1, seconds / 4) })
    const before = timesOf(running)
    const { events, elapsed_ms, latencies_ms } =
      await sendLoad(running, { size: 1, connections, seconds })
    figures.push({
      connections,
      per_second: (events * 1000) / elapsed_ms,
      p50_ms: quantile([...latencies_ms], 0.5),
      p99_ms: quantile([...latencies_ms], 0.99),
      time_us: timePerEvent_us({ before, after: timesOf(running) }, events),
    })
  }
  return figures
}
