import type { Log, Target } from '../api/session.ts'
import type { Check, CheckContext } from '../check.ts'
import type { Contract } from '../contract/contract.ts'
import { createExpect } from '../expect/create-expect.ts'
import { createGiven } from '../given/create-given.ts'
import { createTenancy, type TenancyParts } from '../given/tenancy.ts'
import { createRandom } from '../random.ts'
import { instantOf } from '../shift.ts'
import { endingOfError, endingOfRun, type Ending } from './outcome-of-error.ts'
import type { Outcome } from './outcome.ts'

export type CheckRoom = {
  target: Target
  contract: Contract
  seed: number
  limits: CheckContext['limits']
  check_timeout_ms: number
  made: TenancyParts['made']
}

const contextOf = (room: CheckRoom, id: string, { target, log }: { target: Target; log: Log }) => {
  const { contract, seed, limits, made } = room
  const random = createRandom(seed, id)
  const tenancy = createTenancy({ target, log, random, checkId: id, made })
  const { api, own, another } = tenancy
  const latest = () => log.exchanges.at(-1) ?? null
  const judge = createExpect({ contract, latest })
  const given = createGiven({ api, random, own, another })
  const now = () => instantOf(Math.floor(target.clock() / 1000) * 1000)
  const { expect } = judge
  let shown_from: number | undefined
  const shrunk = () => {
    shown_from = log.exchanges.length + 1
  }
  const context: CheckContext =
    { api, given, expect, random, seed, now, limits, contract, shrunk }
  const shown = () => (shown_from === undefined ? {} : { shown_from })
  return { context, judge, shown }
}

/** Runs one check in an organization of its own and tells what became of it. */
export const runCheck = async (check: Check, room: CheckRoom): Promise<Outcome> => {
  const log: Log = { exchanges: [] }
  const deadline = AbortSignal.timeout(room.check_timeout_ms)
  const signal = AbortSignal.any([deadline, room.target.signal])
  const target = { ...room.target, signal }
  const { context, judge, shown } = contextOf(room, check.id, { target, log })
  const start = target.clock()
  const end = (ending: Ending): Outcome => ({
    check, ...ending,
    exchanges: log.exchanges,
    ...shown(),
    judged: judge.count(),
    duration_ms: target.clock() - start,
  })
  try {
    await check.run(context)
    return end(endingOfRun(judge.count()))
  } catch (error) {
    if (room.target.signal.aborted) {
      return end({
        ...endingOfError(error), verdict: 'inconclusive', blamed: 'the run was ended',
        reason: 'The run was ended before the check was done.',
      })
    }
    return end(endingOfError(error))
  }
}
