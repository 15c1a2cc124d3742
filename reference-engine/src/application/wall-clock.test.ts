import { expect, test } from 'vitest'
import { wallClock } from './wall-clock.ts'

test('it tells what the process clock tells, also when that is stepped back', () => {
  const times = [0, 1_700_000_000_123, 1_700_000_000_123, 1_700_000_000_124, 1_700_000_000_000]
  const left = [...times]
  const clock = wallClock(() => left.shift() ?? 0)
  expect(times.map(() => clock.now().epochMilliseconds)).toEqual(times)
})
