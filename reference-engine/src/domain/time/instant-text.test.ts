import { expect, test } from 'vitest'
import { instantText } from './instant-text.ts'
import { formatInstant, parseInstant } from './instant.ts'

test('each of many instants has its own text, however often it is asked for', () => {
  const start = parseInstant('2026-01-01T00:00:00.5Z')
  const instants = Array.from({ length: 1200 }, (_, minutes) => start.add({ minutes }))
  const wanted = instants.map((instant) => formatInstant(instant))
  expect(instants.map(instantText)).toEqual(wanted)
  expect(instants.map(instantText)).toEqual(wanted)
  expect(instantText(parseInstant('2026-01-01T00:00:00.5Z'))).toBe('2026-01-01T00:00:00.5Z')
})
