import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { contains, formatInstant, isBefore, parseInstant } from '../time/instant.ts'
import type { Period } from '../time/instant.ts'
import { hourOf, splitByHour } from './hours.ts'

const at = (text: string) => parseInstant(`2026-01-01T${text}Z`)
const shown = ({ start, end }: Period) =>
  `${formatInstant(start).slice(11, 16)}-${formatInstant(end).slice(11, 16)}`

test.each<[string, string, string | undefined, string[], string]>([
  ['01:00:00', '03:00:00', '01:00-03:00', [], 'whole hours'],
  ['00:45:00', '03:15:00', '01:00-03:00', ['00:45-01:00', '03:00-03:15'], 'an edge on each side'],
  ['00:15:00', '00:45:00', undefined, ['00:15-00:45'], 'within one hour'],
  ['01:00:00', '01:45:00', undefined, ['01:00-01:45'], 'from an hour into it'],
  ['00:45:00', '01:15:00', undefined, ['00:45-01:00', '01:00-01:15'], 'across one hour'],
  ['00:45:00', '02:00:00', '01:00-02:00', ['00:45-01:00'], 'an edge at the start'],
])('%s to %s has the hours %s and the edges %j: %s', (start, end, hours, edges) => {
  const split = splitByHour({ start: at(start), end: at(end) })
  expect(split.hours && shown(split.hours)).toBe(hours)
  expect(split.edges.map(shown)).toEqual(edges)
})

test('an hour holds its instants', () => {
  expect(formatInstant(hourOf(at('05:59:59.999999')))).toBe('2026-01-01T05:00:00Z')
  expect(formatInstant(hourOf(parseInstant('1969-12-31T23:30:00Z')))).toBe('1969-12-31T23:00:00Z')
})

test('each instant of a period lies in exactly one part, and no other does', () => {
  const instants = fc.integer({ min: -100_000, max: 100_000 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))
  fc.assert(fc.property(instants, instants, instants, (one, other, instant) => {
    const [start, end] = isBefore(one, other) ? [one, other] : [other, one]
    const { hours, edges } = splitByHour({ start, end })
    const parts = [...(hours ? [hours] : []), ...edges].filter((part) => contains(part, instant))
    expect(parts).toHaveLength(contains({ start, end }, instant) ? 1 : 0)
    const cut = hours && contains(hours, instant) && (!contains(hours, hourOf(instant))
      || isBefore(hours.end, hourOf(instant).add({ hours: 1 })))
    expect(cut ?? false).toBe(false)
  }))
})
