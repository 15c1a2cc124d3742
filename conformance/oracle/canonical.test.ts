import { expect, test } from 'vitest'
import { canonicalJson, checksum, digest } from './canonical.ts'

test.each<[unknown, string, string]>([
  [{ b: 1, a: 'x' }, '{"a":"x","b":1}', 'names are ordered'],
  [{ '\u00e9': 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"\u00e9":1}', 'by UTF-16 code unit'],
  [[3, 1, [null, true]], '[3,1,[null,true]]', 'lists keep their order'],
  [{ a: undefined, b: {} }, '{"b":{}}', 'what is absent is left out'],
  [[1e21, 0.000001, 1e-7, -0, 4.50], '[1e+21,0.000001,1e-7,0,4.5]', 'numbers as in RFC 8785'],
  ['\u20ac\n"\\', '"\u20ac\\n\\"\\\\"', 'only what must be is escaped'],
])('%j is %s: %s', (value, wanted) => expect(canonicalJson(value)).toBe(wanted))

test('a digest is the SHA-256 of the canonical text', () => {
  // printf '{}' | sha256sum
  expect(digest({}))
    .toBe('sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
})

const event = (id: string, timestamp = '2026-01-10T12:00:00Z') =>
  ({ id, event_name: 'work.done', timestamp, properties: { amount: '5' } })

test('a checksum does not know the order, and sees every event', () => {
  const [a, b] = [event('a'), event('b')]
  expect(checksum([a, b])).toBe(checksum([b, a]))
  expect(checksum([a])).not.toBe(checksum([a, b]))
  expect(checksum([])).toBe(`sha256sum:${'0'.repeat(64)}`)
})

test('a checksum is equal for every way to write an instant', () => {
  const written = ['2026-01-10T12:00:00Z', '2026-01-10T12:00:00.0Z', '2026-01-10T12:00:00.000000Z']
  expect(new Set(written.map((timestamp) => checksum([event('a', timestamp)]))).size).toBe(1)
  expect(checksum([event('a', '2026-01-10T12:00:00.50Z')]))
    .toBe(checksum([event('a', '2026-01-10T12:00:00.5Z')]))
})
