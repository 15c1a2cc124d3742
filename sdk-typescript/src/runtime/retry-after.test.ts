import { expect, test } from 'vitest'
import { retryAfter } from './retry-after.ts'

const now = () => Date.parse('2026-01-31T09:00:00Z')
const at = (second: string): string => `Sat, 31 Jan 2026 09:00:${second} GMT`

test.each([
  [{}, undefined, 'nothing is asked'],
  [{ 'Retry-After': '2' }, 2000, 'seconds'],
  [{ 'Retry-After': '0' }, 0, 'at once'],
  [{ 'Retry-After': at('07') }, 7000, 'a date, by the own clock'],
  [{ 'Retry-After': at('07'), Date: at('04') }, 3000, "a date, by the server's clock"],
  [{ 'Retry-After': at('07'), Date: 'soon' }, 7000, 'a Date that is none'],
  [{ 'Retry-After': at('01'), Date: at('04') }, 0, 'a date that has passed'],
  [{ 'Retry-After': 'soon' }, undefined, 'neither seconds nor a date'],
] satisfies [Record<string, string>, number | undefined, string][])(
  '%j asks to wait %s ms: %s',
  (headers, wanted, _why) => expect(retryAfter(new Headers(headers), now)).toBe(wanted),
)
