import { expect, test } from 'vitest'
import { rateLimit } from './rate-limit.ts'

const limitAt = (clock: { seconds: number }) =>
  rateLimit({ requestsPerSecond: 2, monotonicSeconds: () => clock.seconds })

test('a key gets its requests of a second and then waits for the next', () => {
  const clock = { seconds: 0 }
  const limit = limitAt(clock)
  limit('a')
  limit('a')
  expect(() => limit('a')).toThrow(expect.objectContaining({ code: 'rate_limited' }))
  clock.seconds = 0.5
  expect(() => limit('a')).not.toThrow()
  expect(() => limit('a')).toThrow(expect.objectContaining({ retryAfterSeconds: 1 }))
})

test('one key does not spend what another has', () => {
  const limit = limitAt({ seconds: 0 })
  limit('a')
  limit('a')
  expect(() => limit('b')).not.toThrow()
})

test('waiting long saves up no more than one second', () => {
  const clock = { seconds: 0 }
  const limit = limitAt(clock)
  limit('a')
  clock.seconds = 100
  limit('a')
  limit('a')
  expect(() => limit('a')).toThrow(expect.objectContaining({ code: 'rate_limited' }))
})
