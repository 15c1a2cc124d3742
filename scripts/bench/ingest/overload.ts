import { Failure } from '../../run/failure.ts'
import { sendLoad, type Running, type Served } from './running.ts'

export type OverloadFigures = {
  connections: number
  seconds: number
  stalled_ms: number
  /** Requests answered 503 with Retry-After, each of which was sent again until it was taken. */
  refused: number
  /** Events of requests that were taken, at once or later. */
  accepted: number
}

/** More events under way than the engine's queue takes (50,000 unless it was changed). */
const connections = 80
const stalled_ms = 3000

/**
 * Drives the engine beyond its queue while its database stalls. What it refuses is sent again; had
 * a refused request left anything behind, that would answer `duplicate`, which fails the run.
 */
export const overload = async (
  running: Running, { served, seconds }: { served: Served; seconds: number },
): Promise<OverloadFigures> => {
  running.progress(`overload: ${connections} connections, the database stalls ${stalled_ms} ms`)
  const stalled = served.inspection.stall(stalled_ms)
  const [{ refused, events }] = await Promise.all(
    [sendLoad(running, { size: 1000, connections, seconds }), stalled])
  if (refused === 0) throw new Failure('the engine was overloaded and refused nothing')
  return { connections, seconds, stalled_ms, refused, accepted: events }
}
