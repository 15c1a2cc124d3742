import { expect, test } from 'vitest'
import { parseInstant } from '../time/instant.ts'
import { timestampFault } from './timestamp-fault.ts'

const now = parseInstant('2026-03-31T12:00:00Z')
const limits = { ageDaysMax: 35, aheadSecondsMax: 300 }

test.each<[string, string | undefined, string]>([
  ['2026-02-24T12:00:00Z', undefined, 'the oldest taken'],
  ['2026-02-24T11:59:59.999999Z', 'usage_too_old', 'a microsecond older'],
  ['2026-03-31T12:05:00Z', undefined, 'the furthest ahead taken'],
  ['2026-03-31T12:05:00.000001Z', 'usage_in_future', 'a microsecond further'],
])('%s is %s: %s', (timestamp, code) => {
  expect(timestampFault(parseInstant(timestamp), { now, limits })?.code).toBe(code)
})
