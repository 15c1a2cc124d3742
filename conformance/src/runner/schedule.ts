import type { Check } from '../check.ts'
import { capabilities, type Capability } from './capabilities.ts'
import type { Outcome } from './outcome.ts'
import { runCheck, type CheckRoom } from './run-check.ts'
import type { Semaphore } from './semaphore.ts'

export type Schedule = {
  checks: readonly Check[]
  room: CheckRoom
  semaphore: Semaphore
  /** The profiles a check takes, beyond those of its capabilities. */
  profilesOf: (check: Check) => readonly string[]
  declared: readonly string[]
  done: (outcome: Outcome) => void
}

const unrun = (check: Check, rest: Pick<Outcome, 'verdict' | 'reason' | 'blamed'>): Outcome => ({
  check, ...rest, breach: null, violations: [], exchanges: [], judged: 0, duration_ms: 0,
})

const inapplicable = (check: Check, profile: string): Outcome =>
  unrun(check, {
    verdict: 'inapplicable', blamed: `profile ${profile}`,
    reason: `The profile ${profile} is not declared.`,
  })

const spoiled = (check: Check, need: string, { reason, blamed }: Outcome): Outcome =>
  unrun(check, {
    verdict: 'inconclusive', blamed: blamed ?? need,
    reason: `It builds on ${need}, which did not hold: ${reason ?? 'unknown'}`,
  })

const probeCheck = (name: string, { probe }: Capability): Check => ({
  id: `capability/${name}`, requirements: [], needs: [], tags: [],
  run: async (context) => {
    await probe(context)
    context.expect.that(true, `${name} can be made`)
  },
})

const capabilityProfiles = (check: Check): string[] =>
  check.needs.flatMap((need) => capabilities[need]?.profiles ?? [])

/** Runs every check after what it needs; each once, several at the same time. */
export const runSchedule = async (schedule: Schedule): Promise<Outcome[]> => {
  const { checks, room, semaphore, declared, profilesOf, done } = schedule
  const byId = new Map(checks.map((check) => [check.id, check]))
  const started = new Map<string, Promise<Outcome>>()
  const once = async (id: string, start: () => Promise<Outcome>): Promise<Outcome> => {
    const known = started.get(id) ?? start()
    started.set(id, known)
    return known
  }
  const outcomeOfNeed = async (need: string): Promise<Outcome | null> => {
    const capability = capabilities[need]
    if (capability !== undefined) {
      const probe = probeCheck(need, capability)
      return once(probe.id, async () => semaphore(async () => runCheck(probe, room)))
    }
    const needed = byId.get(need)
    return needed === undefined ? null : outcomeOf(needed)
  }
  const judge = async (check: Check): Promise<Outcome> => {
    const absent = [...profilesOf(check), ...capabilityProfiles(check)]
      .find((profile) => !declared.includes(profile))
    if (absent !== undefined) return inapplicable(check, absent)
    for (const need of check.needs) {
      const outcome = await outcomeOfNeed(need)
      if (outcome !== null && outcome.verdict !== 'passed') return spoiled(check, need, outcome)
    }
    return semaphore(async () => runCheck(check, room))
  }
  const outcomeOf = async (check: Check): Promise<Outcome> =>
    once(check.id, async () => {
      const outcome = await judge(check)
      done(outcome)
      return outcome
    })
  return Promise.all(checks.map(outcomeOf))
}
