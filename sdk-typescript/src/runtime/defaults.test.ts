import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { defaults } from './defaults.ts'

test('a wait ends by itself and leaves no listener on the signal', async () => {
  const { signal } = new AbortController()
  await defaults.sleep(5, signal)
  expect(getEventListeners(signal, 'abort')).toHaveLength(0)
})

test('an aborted signal ends a wait early', async () => {
  const controller = new AbortController()
  const waiting = defaults.sleep(60_000, controller.signal)
  controller.abort()
  await waiting
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
})

test('a wait beyond what timers hold does not end at once', async () => {
  const controller = new AbortController()
  const waiting = defaults.sleep(2 ** 31, controller.signal).then(() => 'over')
  const short = new Promise((resolve) => { setTimeout(resolve, 50, 'still waiting') })
  expect(await Promise.race([waiting, short])).toBe('still waiting')
  controller.abort()
  expect(await waiting).toBe('over')
})
