import type { ProblemFault, UsageIngestionResult } from '@valora/spec/types'
import { bodyOf } from './batch.ts'
import type { Answer, Request } from './call-engine.ts'
import { ImportFault } from './import-fault.ts'
import type { Event } from './judge-line.ts'
import { rejected, type Rejection } from './rejection.ts'
import { answeredWith, problemIn } from './send-until-answered.ts'

/** What the engine decided about each event of a batch. */
export type Submitted = {
  readonly accepted: number
  readonly duplicate: number
  readonly rejections: readonly Rejection[]
}

type Send = (request: Request) => Promise<Answer>

const nothing: Submitted = { accepted: 0, duplicate: 0, rejections: [] }

const sum = (one: Submitted, other: Submitted): Submitted => ({
  accepted: one.accepted + other.accepted,
  duplicate: one.duplicate + other.duplicate,
  rejections: [...one.rejections, ...other.rejections],
})

/**
 * Sends events so that each is decided: where the engine refuses the whole batch for some of
 * them, those are rejected and their siblings go again without them.
 */
export const submitEvents = async (send: Send, events: readonly Event[]): Promise<Submitted> => {
  if (events.length === 0) return nothing
  const answer = await send({ path: '/usage-events', body: bodyOf(events) })
  if (answer.status === 200) return submitted(events, answer.body)
  const faults = faultsByEvent(answer, events.length)
  if (faults.size > 0) {
    const bad = events.flatMap(({ line }, index) => {
      const found = faults.get(index)
      return found === undefined ? [] : [rejected(line, ...found)]
    })
    const good = events.filter((_, index) => !faults.has(index))
    return sum({ ...nothing, rejections: bad }, await submitEvents(send, good))
  }
  requireRefusalOfEvents(answer)
  const [event] = events
  if (event !== undefined && events.length === 1) {
    return { ...nothing, rejections: [rejected(event.line, wholeFault(answer))] }
  }
  const half = Math.ceil(events.length / 2)
  const first = await submitEvents(send, events.slice(0, half))
  return sum(first, await submitEvents(send, events.slice(half)))
}

const submitted = (events: readonly Event[], body: unknown): Submitted => {
  const { results } = (body ?? {}) as { readonly results?: readonly UsageIngestionResult[] }
  if (!Array.isArray(results) || results.length !== events.length) {
    throw new ImportFault('the engine answered 200 without one result for each event')
  }
  const count = (wanted: string): number =>
    results.filter(({ status }: UsageIngestionResult) => status === wanted).length
  const rejections = events.flatMap(({ line }, index) =>
    rejectionOf(results[index] as UsageIngestionResult, line))
  return { accepted: count('accepted'), duplicate: count('duplicate'), rejections }
}

const rejectionOf = (
  { status, problem }: UsageIngestionResult, line: Event['line'],
): Rejection[] => {
  if (status === 'accepted' || status === 'duplicate') return []
  const fault = problem === undefined
    ? { pointer: '', code: status, detail: 'The engine said no more.' }
    : { ...problem, pointer: pointerInBatch.exec(problem.pointer)?.[2] ?? problem.pointer }
  // A status that is not known yet is a line that somebody has to look at.
  return [{ line, status: status === 'conflict' ? 'conflict' : 'rejected', faults: [fault] }]
}

const pointerInBatch = /^\/events\/(\d{1,4})(|\/.*)$/s

/** The faults that name an event of the batch, relative to it. */
const faultsByEvent = (answer: Answer, events: number): Map<number, ProblemFault[]> => {
  const named = new Map<number, ProblemFault[]>()
  for (const fault of problemIn(answer)?.errors ?? []) {
    const [, index, pointer = ''] = pointerInBatch.exec(fault.pointer) ?? []
    if (index === undefined || Number(index) >= events) continue
    const faults = named.get(Number(index)) ?? []
    named.set(Number(index), [...faults, { ...fault, pointer }])
  }
  return named
}

const bodyCodes = new Set(['invalid_request', 'malformed_json', 'payload_too_large'])

/** Anything but the events would be refused for each of them alike, so it ends the import. */
const requireRefusalOfEvents = (answer: Answer): void => {
  const problem = problemIn(answer)
  const isOfRequest = problem?.errors?.some(({ pointer }) => pointer.startsWith('#/')) === true
  if (answer.status === 413) return
  if (problem !== undefined && bodyCodes.has(problem.code) && !isOfRequest) return
  throw new ImportFault(`the engine ${answeredWith(answer)}`)
}

const wholeFault = (answer: Answer): ProblemFault => {
  const { code = 'payload_too_large', detail = answeredWith(answer), errors: [fault] = [] } =
    problemIn(answer) ?? {}
  return fault ?? { pointer: '', code, detail }
}
