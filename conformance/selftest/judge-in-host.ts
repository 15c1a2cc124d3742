import type { EngineDatabases } from './engine-databases.ts'
import { judgeMutant, passingChecks, type Kill, type SuiteParts } from './judge-mutant.ts'
import type { Mutant } from './mutant.ts'
import { proofsOf, soundKills } from './sound-kills.ts'
import { HostEnded, startHost, type Host } from './start-host.ts'

type Parts = SuiteParts & { databases: EngineDatabases }

/** A mutant whose engine does not start, as its text has moved, must not end the others' run. */
const unjudged = (mutant: Mutant, error: unknown): Kill =>
  ({ mutant, failed: [], checks: [], reasons: [String(error)], controlled: false, duration_ms: 0 })

/** Runs an engine of the host, on a database of its own, while the work is done. */
const whileRunning = async <Result>(
  host: Host, mutant: Mutant | null,
  { databases, work }: { databases: EngineDatabases; work: (url: string) => Promise<Result> },
): Promise<Result> => {
  const empty = mutant?.file.includes('/migrations/') === true
  return databases.use({ empty }, async (databaseUrl) => {
    const url = await host.start(mutant, databaseUrl)
    const result = await work(url)
    await host.stop()
    return result
  })
}

const judgeAll = async (
  host: Host, mutants: readonly Mutant[], { parts, kills }: { parts: Parts; kills: Kill[] },
): Promise<Kill[]> => {
  const { databases } = parts
  for (const mutant of mutants) {
    const work = async (url: string): Promise<Kill> => judgeMutant(mutant, url, { parts })
    kills.push(await whileRunning(host, mutant, { databases, work })
      .catch((error: unknown) => {
        if (error instanceof HostEnded) throw error
        return unjudged(mutant, error)
      }))
  }
  const proofs = kills.flatMap((kill) => proofsOf(kill, parts.checks))
  const work = async (url: string): Promise<Set<string>> =>
    passingChecks([...new Set(proofs)], url, { parts })
  const passing = await whileRunning(host, null, { databases, work })
  return soundKills(kills, parts.checks, { passing })
}

type Broken = { judged: number; error: HostEnded }

/** Nobody knows who ended the process: those before and those from there on get one each. */
const judgeAgain = async (
  mutants: readonly Mutant[], parts: Parts, { judged, error }: Broken,
): Promise<Kill[]> => {
  const [before, rest] = [mutants.slice(0, judged), mutants.slice(judged)]
  const [first, ...others] = rest
  if (first === undefined) throw error
  return before.length > 0
    ? [...await judgeInHost(before, parts), ...await judgeInHost(rest, parts)]
    : [unjudged(first, error), ...await judgeInHost(others, parts)]
}

/**
 * Judges mutants in one process, one after the other. What killed them must pass on the engine as
 * it is, run last in the same process: so nothing that a mutant left there killed the next one.
 */
export const judgeInHost = async (mutants: readonly Mutant[], parts: Parts): Promise<Kill[]> => {
  if (mutants.length === 0) return []
  const host = startHost()
  const kills: Kill[] = []
  try {
    return await judgeAll(host, mutants, { parts, kills })
  } catch (error) {
    if (!(error instanceof HostEnded)) throw error
    return await judgeAgain(mutants, parts, { judged: kills.length, error })
  } finally {
    await host.end()
  }
}
