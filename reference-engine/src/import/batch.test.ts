import { expect, test } from 'vitest'
import { batchesOf, bodyOf, type Batch } from './batch.ts'

const collect = async (text: string, limits: object = {}): Promise<Batch[]> => {
  const found: Batch[] = []
  const chunks = (async function* chunks() { yield Buffer.from(text) })()
  const start = { offset: 0, lines: 0, events_max: 1000, body_bytes_max: 1000, ...limits }
  for await (const batch of batchesOf(chunks, start)) found.push(batch)
  return found
}

const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `{"id":"${index}"}\n`).join('')

test.each([
  [7, { events_max: 3 }, [3, 3, 1], 'by events'],
  [6, { events_max: 3 }, [3, 3], 'without an empty last one'],
  [7, { body_bytes_max: 35 }, [2, 2, 2, 1], 'by bytes'],
  [0, {}, [], 'nothing at all'],
])('%i lines by %j are cut: %#', async (count, limits, sizes, _why) => {
  const batches = await collect(lines(count), limits)
  expect(batches.map(({ events }) => events.length)).toEqual(sizes)
  expect(batches.at(-1)?.end ?? 0).toBe(lines(count).length)
  const { body_bytes_max = 1000 } = limits as { body_bytes_max?: number }
  const largest = Math.max(0, ...batches.map(({ events }) => bodyOf(events).length))
  expect(largest).toBeLessThanOrEqual(body_bytes_max)
})

test('a body holds the very bytes of its lines', async () => {
  const [batch] = await collect('\ufeff{"n": 1.0e2}\r\n \n{"m":"\u00fc"}')
  expect(bodyOf(batch?.events ?? []).toString()).toBe('{"events":[{"n": 1.0e2}\r,{"m":"\u00fc"}]}')
  expect(batch).toMatchObject({ lines: 3, blank: 1, rejections: [] })
})

test.each([
  ['{"a":', 'malformed_json', 'half a line'],
  ['{},{}', 'malformed_json', 'two events in a line'],
  [']}', 'malformed_json', 'what would end the batch'],
  ['"\u00ff', 'malformed_json', 'a text without its end'],
  [`"${'x'.repeat(1000)}"`, 'payload_too_large', 'more than a request takes'],
])('the line %s is %s by itself', async (line, code, _why) => {
  const batches = await collect(`{"a":1}\n${line}\n{"b":2}\n`)
  const rejections = batches.flatMap((batch) => batch.rejections)
  expect(rejections).toMatchObject([{ line: { number: 2 }, faults: [{ code }] }])
  const sent = batches.flatMap((batch) => batch.events)
  expect(sent.map(({ line: { number } }) => number)).toEqual([1, 3])
})
