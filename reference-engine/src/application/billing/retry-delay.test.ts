import { expect, test } from 'vitest'
import { retryDelaySeconds } from './retry-delay.ts'

test.each([
  [0, 5, 'the first failure is tried again soon'],
  [1, 10, 'each pause is twice the last'],
  [9, 2560, 'while it is below an hour'],
  [10, 3600, 'an hour is the most'],
  [5000, 3600, 'however often it failed'],
])('after %i failures a job waits %i s: %s', (attempts, seconds) => {
  expect(retryDelaySeconds(attempts)).toBe(seconds)
})
