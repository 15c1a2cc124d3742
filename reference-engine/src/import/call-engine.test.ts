import { expect, test } from 'vitest'
import { retryAfter } from './call-engine.ts'

const date = 'Wed, 01 Jul 2026 10:00:00 GMT'

test.each([
  [{ 'retry-after': '7' }, 7000, 'seconds'],
  [{ 'retry-after': 'Wed, 01 Jul 2026 10:00:05 GMT', date }, 5000, 'a date by the server clock'],
  [{ 'retry-after': 'Wed, 01 Jul 2026 09:00:00 GMT', date }, 0, 'a date that is over'],
  [{ 'retry-after': '99999999999' }, 3_600_000, 'an hour at most'],
  [{ 'retry-after': 'soon' }, undefined, 'what is neither'],
  [{}, undefined, 'nothing'],
])('%j asks for %s ms: %s', (headers, wanted, _why) => {
  expect(retryAfter(new Headers(headers))).toBe(wanted)
})
