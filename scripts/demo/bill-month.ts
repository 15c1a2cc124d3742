import type { UsageEventInput } from '@valora/sdk'
import { instantText } from '../../conformance/oracle/boundary.ts'
import { Failure } from '../run/failure.ts'
import { makeEvents, type SentEvent } from './events.ts'
import type { Random } from './random.ts'
import type { Scene } from './set-up.ts'

/** What was sent, and what the engine said of it. */
export type Month = { events: UsageEventInput[]; replays: number; answers: Map<string, number> }

type Script = { count: number; random: Random; print: (line: string) => void }

const days = 86_400
const batchSize = 1000
const inFlight = 4

const chunks = <Item>(list: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(list.length / batchSize) },
    (_, index) => list.slice(index * batchSize, (index + 1) * batchSize))

/** Sends batches a few at a time and counts the results by status. */
const send = async (
  { valora }: Scene, events: readonly UsageEventInput[], answers: Map<string, number>,
): Promise<void> => {
  const waiting = chunks(events)
  const worker = async (): Promise<void> => {
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
      const { results } = await valora.ingestUsageEvents({ body: { events: batch } })
      for (const { status, problem } of results) {
        if (status === 'rejected') throw new Failure(`an event was rejected: ${problem?.detail}`)
        answers.set(status, (answers.get(status) ?? 0) + 1)
      }
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
}

/** One replay for every twenty events, drawn from all that was sent so far. */
const replaysOf = (sent: readonly UsageEventInput[], fresh: number, random: Random) =>
  Array.from({ length: Math.floor(fresh / 20) },
    () => sent[random.integer(0, sent.length - 1)] as UsageEventInput)

/** Waves at the end of each week, the last one after every period of the month has ended. */
const wavesFrom = (start: string): number[] => {
  const begin = Date.parse(start) / 1000
  return [7, 14, 21, 28, 31.5].map((day) => begin + day * days)
}

/** Lives through the month on the test clock: usage in waves, then every invoice is finalized. */
export const billMonth = async (
  scene: Scene, { count, random, print }: Script,
): Promise<Month> => {
  const { valora, clockId, subscribers, start } = scene
  const waves = wavesFrom(start)
  const made: SentEvent[] = makeEvents(subscribers, { start, waves, count, random })
  const month: Month = { events: [], replays: 0, answers: new Map() }
  for (const [wave, at] of waves.entries()) {
    const to = instantText(at)
    await valora.advanceTestClock({ path: { test_clock_id: clockId }, body: { to } })
    const fresh = made.filter((sent) => sent.wave === wave).map(({ event }) => event)
    month.events.push(...fresh)
    const replays = replaysOf(month.events, fresh.length, random)
    month.replays += replays.length
    await send(scene, random.shuffle([...fresh, ...replays]), month.answers)
    print(`${to.slice(0, 10)}: ${fresh.length} events and ${replays.length} replays sent`)
  }
  const to = instantText((waves.at(-1) ?? 0) + 6 * days)
  const { effect_count } = await valora.advanceTestClock(
    { path: { test_clock_id: clockId }, body: { to } })
  print(`${to.slice(0, 10)}: grace has passed, ${effect_count} effects`)
  return month
}
