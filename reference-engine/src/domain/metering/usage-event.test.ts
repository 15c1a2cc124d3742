import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../canonical-json.ts'
import { formatInstant, parseInstant } from '../time/instant.ts'
import { canonicalEvent, payloadHash } from './usage-event.ts'
import type { UsageEvent } from './usage-event.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const event: UsageEvent = {
  id: 'evt-1', eventName: 'storage.sampled', timestamp: parseInstant('2026-02-03T10:15:00.500Z'),
  properties: { region: 'eu', gigabytes: '10.5' },
}
const canonical = '{"event_name":"storage.sampled","id":"evt-1",'
  + '"properties":{"gigabytes":"10.5","region":"eu"},"timestamp":"2026-02-03T10:15:00.5Z"}'

test('the canonical payload is sorted, in UTC and without trailing zeros', () => {
  expect(canonicalEvent(event, canonicalJson(event.properties))).toBe(canonical)
})

test('it is the canonical JSON of the whole event', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (id, eventName) => {
    fc.pre(id.isWellFormed() && eventName.isWellFormed())
    const { timestamp, properties } = event
    expect(canonicalEvent({ id, eventName, timestamp }, canonicalJson(properties)))
      .toBe(canonicalJson({
        id, event_name: eventName, timestamp: formatInstant(timestamp), properties,
      }))
  }))
})

test('the payload hash is its SHA-256', () => {
  expect(payloadHash(event, sha256)).toBe(sha256(canonical))
})

test.each<[Partial<UsageEvent>, boolean, string]>([
  [{ timestamp: parseInstant('2026-02-03T11:15:00.5+01:00') }, true, 'the same instant'],
  [{ properties: { gigabytes: '10.5', region: 'eu' } }, true, 'the order of properties'],
  [{ properties: { region: 'eu', gigabytes: 10.5 } }, false, 'a number is not its text'],
  [{ properties: { region: 'eu', gigabytes: '10.50' } }, false, 'a text is taken as it is'],
  [{ id: 'evt-2' }, false, 'another id'],
  [{ eventName: 'storage.read' }, false, 'another name'],
  [{ timestamp: parseInstant('2026-02-03T10:15:00.500001Z') }, false, 'a microsecond later'],
])('with %o the payload is the same: %s (%s)', (change, same) => {
  expect(payloadHash({ ...event, ...change }, sha256) === payloadHash(event, sha256)).toBe(same)
})
