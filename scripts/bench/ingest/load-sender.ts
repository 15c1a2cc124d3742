import { createRandom } from '../../demo/random.ts'
import { acknowledgedBy } from './acknowledged.ts'
import { createTemplate, fillTemplate, hourTexts, type Template } from './event-templates.ts'
import { askUntilTaken, overConnections } from './lanes.ts'
import type { LoadOrder, LoadResult, Target } from './load-order.ts'
import { countIn, type Answer } from './response-reader.ts'

const accepted = Buffer.from('"status":"accepted"')
const duplicate = Buffer.from('"status":"duplicate"')
/** Events that differ in more than their ids; the same ones come again with other ids. */
const distinctEvents = 65_536
const templatesMax = 4096

const requireAll = (answer: Answer, { status, size }: { status: Buffer; size: number }): void => {
  const found = answer.status === 200 ? countIn(answer.body, status) : 0
  if (found === size) return
  const start = answer.body.toString('utf8', 0, 300)
  throw new Error(`of ${size} events ${found} were ${status.toString()}: ${answer.status} ${start}`)
}

const requestsOf = ({ baseUrl, apiKey, customerIds }: Target) => {
  const { pathname, host } = new URL(baseUrl)
  const known = new Map<number, Template[]>()
  return (size: number): Template[] => {
    const count = Math.min(templatesMax, Math.ceil(distinctEvents / size))
    const options = { customerIds, size, host, apiKey, path: `${pathname}/usage-events` }
    const made = known.get(size)
      ?? Array.from({ length: count }, (_, seed) => createTemplate(options, seed))
    known.set(size, made)
    return made
  }
}

/** What ends a run: its time, or so many events. */
const running = ({ seconds, events }: LoadOrder): ((sent: number) => boolean) => {
  const deadline = performance.now() + seconds * 1000
  return (sent) => performance.now() < deadline && sent < events
}

/** Sends events to one target and keeps account of what was acknowledged. */
export const loadSender = (target: Target) => {
  const { hostname, port } = new URL(target.baseUrl)
  const address = { hostname, port: Number(port) }
  const random = createRandom(20_260_301)
  const acknowledged = acknowledgedBy(target.customerIds.length)
  const templatesOf = requestsOf(target)
  let nextNumber = 0

  const load = async (order: LoadOrder, tell: (events: number) => void): Promise<LoadResult> => {
    const { size, progressEvery } = order
    const start = nextNumber
    const timeline = { ...order.timeline, start }
    const [made, texts] = [templatesOf(size), hourTexts(timeline)]
    const [acknowledge, goesOn] = [acknowledged.begin(order.remembered), running(order)]
    const latencies_ms: number[] = []
    let [events, refused, told] = [0, 0, 0]
    const lanes = { address, count: order.connections }
    const elapsed_ms = await overConnections(lanes, async (connection) => {
      while (goesOn(nextNumber - start)) {
        const template = made[random.integer(0, made.length - 1)]
        if (template === undefined) throw new Error('a template')
        const sent = { template, first: nextNumber, timeline, texts }
        nextNumber += size
        const request = fillTemplate(template, sent)
        const begun = performance.now()
        const taken = await askUntilTaken(connection, request)
        latencies_ms.push(performance.now() - begun)
        requireAll(taken.answer, { status: accepted, size })
        acknowledge(sent)
        events += size
        refused += taken.refused
        if (events - told >= progressEvery) tell(told = events)
      }
    })
    return { events, elapsed_ms, latencies_ms: Float64Array.from(latencies_ms), refused }
  }

  /** Sends a sample of the acknowledged requests again: each event must be a duplicate. */
  const replay = async (connections: number): Promise<{ duplicates: number }> => {
    const waiting = acknowledged.sample().values()
    let duplicates = 0
    await overConnections({ address, count: connections }, async ({ ask }) => {
      for (const { template, ...filling } of waiting) {
        const { size } = template
        requireAll(await ask(fillTemplate(template, filling)), { status: duplicate, size })
        duplicates += size
      }
    })
    return { duplicates }
  }

  return { load, replay, tally: acknowledged.tally }
}
