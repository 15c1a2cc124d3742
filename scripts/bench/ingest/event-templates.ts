import { createRandom } from '../../demo/random.ts'
import { emptyId, idLength, writeId } from './event-id.ts'

export const eventName = 'completion.served'

/** Both count every event: one adds a value up, the other counts. */
export const meterBodies = [
  { name: 'Tokens', event_name: eventName, aggregation: 'sum', value_property: 'tokens' },
  { name: 'Requests', event_name: eventName, aggregation: 'count' },
] as const

export const hour_ms = 3_600_000
/** Of ten events eight are of the newest hour, one of the hour before and one of two before. */
const hoursLate = [0, 0, 0, 0, 0, 0, 0, 1, 0, 2]
const hourLength = '2026-03-01T00'.length

/** Which hours the events of a run have; the newest moves on as events are sent. */
export type Timeline = {
  /** The first hour that can be the newest; the hours before it are used by late events. */
  first_hour_ms: number
  hours: number
  /** The number of the first event, and after how many the hours begin anew. */
  start: number
  events: number
}

/** A request whose ids and hours are written in before it is sent; all else stands. */
export type Template = {
  request: Buffer
  size: number
  idPlaces: Int32Array
  hourPlaces: Int32Array
  /** By place in the list of customers: which ones have events here, and their values. */
  customers: Int32Array
  tokens: Int32Array
}

export type TemplateOptions = {
  customerIds: readonly string[]
  size: number
  host: string
  apiKey: string
  path: string
}

const models = ['small', 'medium', 'large'] as const
const regions = ['eu-central', 'eu-west', 'us-east', 'ap-south'] as const

/** One to three properties: the value always, the others as producers happen to send them. */
const propertiesOf = (tokens: number, random: ReturnType<typeof createRandom>) => ({
  tokens,
  ...(random.integer(0, 2) > 0 ? { model: models[random.integer(0, 2)] } : {}),
  ...(random.integer(0, 2) > 1 ? { region: regions[random.integer(0, 3)] } : {}),
})

const placesOf = (request: Buffer, { text, size }: { text: string; size: number }): Int32Array => {
  const places = new Int32Array(size)
  let from = 0
  for (let index = 0; index < size; index += 1) {
    places[index] = request.indexOf(text, from)
    from = (places[index] ?? 0) + text.length
  }
  return places
}

/** A moment of the first hour of all; the hour is overwritten. */
const momentOf = (random: ReturnType<typeof createRandom>): string =>
  new Date(random.integer(0, hour_ms - 1)).toISOString()

export const postRequest = (
  { host, apiKey, path }: Pick<TemplateOptions, 'host' | 'apiKey' | 'path'>, body: string,
): Buffer => Buffer.from([
  `POST ${path} HTTP/1.1`, `Host: ${host}`, `Authorization: Bearer ${apiKey}`,
  'Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`, '', body,
].join('\r\n'))

/** Makes one request of a size; the same seed makes the same one. */
export const createTemplate = (options: TemplateOptions, seed: number): Template => {
  const { customerIds, size } = options
  const random = createRandom(seed)
  const customers = Int32Array.from({ length: size },
    () => random.integer(0, customerIds.length - 1))
  const tokens = Int32Array.from({ length: size }, () => random.integer(1, 4000))
  const events = Array.from({ length: size }, (_, index) => ({
    id: emptyId(),
    event_name: eventName,
    customer_id: customerIds[customers[index] ?? 0],
    timestamp: momentOf(random),
    properties: propertiesOf(tokens[index] ?? 0, random),
  }))
  const request = postRequest(options, JSON.stringify({ events }))
  return {
    request, size, customers, tokens,
    idPlaces: placesOf(request, { text: emptyId(), size }),
    hourPlaces: placesOf(request, { text: '1970-01-01T00', size }),
  }
}

/** The text of every hour that a timeline can reach, the two before its first included. */
export const hourTexts = ({ first_hour_ms, hours }: Timeline): Buffer =>
  Buffer.from(Array.from({ length: hours + 2 }, (_, index) =>
    new Date(first_hour_ms + (index - 2) * hour_ms).toISOString().slice(0, hourLength)).join(''))

type Filling = { first: number; timeline: Timeline; texts: Buffer }

/** Copies the template and writes the ids and hours of the events `first`, `first + 1`, ... */
export const fillTemplate = (
  { request, size, idPlaces, hourPlaces }: Template, { first, timeline, texts }: Filling,
): Buffer => {
  const filled = Buffer.from(request)
  const { start, events, hours } = timeline
  for (let index = 0; index < size; index += 1) {
    const number = first + index
    writeId(filled, { at: idPlaces[index] ?? 0, number })
    const newest = Math.floor((number - start) % events * hours / events)
    const from = (newest + 2 - (hoursLate[number % 10] ?? 0)) * hourLength
    texts.copy(filled, hourPlaces[index], from, from + hourLength)
  }
  return filled
}

export const shapeNote = [
  `Events: ${eventName}, id a UUID (${idLength} characters), 1 to 3 properties, customers evenly`,
  'at random; 80 % are of the newest hour, 20 % of the two before. Each counts in two meters,',
  'a sum and a count.',
].join(' ')
