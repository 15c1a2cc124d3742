import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../run/failure.ts'
import type { Cleanup, Place } from './open-place.ts'
import { startBenchEngine, type BenchEngine } from './start-engine.ts'

export type EngineTerms = {
  place: Place
  platformKey: string
  cleanup: Cleanup
  progress: (line: string) => void
}

/** Starts one engine on the place, measures it and stops it; says so if it died meanwhile. */
export const withBenchEngine = async <Result>(
  { place, platformKey, cleanup, progress }: EngineTerms,
  work: (engine: BenchEngine) => Promise<Result>,
): Promise<Result> => {
  progress(`${place.name}: engine starts`)
  const engine = await startBenchEngine(platformKey, place.databaseUrl)
  cleanup.defer(engine.stop)
  try {
    return await work(engine)
  } catch (error) {
    // A closed connection is the shadow of an engine that died.
    const exitCode = await Promise.race([engine.ended, sleep(1000)])
    if (exitCode === undefined) throw error
    throw new Failure(`The engine on ${place.name} ended with exit code ${exitCode}`)
  } finally {
    await engine.stop()
  }
}
