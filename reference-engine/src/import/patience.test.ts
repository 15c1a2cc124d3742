import { expect, test } from 'vitest'
import { createPatience } from './patience.ts'

const given = () => {
  const world = { now_ms: 0, waits_ms: [] as number[], notes: [] as string[] }
  const patience = createPatience({
    clock: () => world.now_ms,
    random: () => 1,
    sleep: async (wait_ms) => {
      world.waits_ms.push(wait_ms)
      world.now_ms += wait_ms
    },
    patience_ms: 60_000,
    signal: new AbortController().signal,
    note: (text) => world.notes.push(text),
  })
  return { world, patience }
}

const failUntilGivenUp = async (asked_ms?: number) => {
  const { world, patience } = given()
  const failing = async (): Promise<never> => {
    for (let failed = 0; ; failed += 1) await patience.wait({ reason: 'down', asked_ms, failed })
  }
  await expect(failing()).rejects.toThrow(/^down, for \d+ s$/)
  return world
}

test('waits double up to a bound, and end', async () => {
  const { waits_ms, notes } = await failUntilGivenUp()
  expect(waits_ms.slice(0, 8)).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000])
  expect(waits_ms.reduce((sum, wait_ms) => sum + wait_ms, 0)).toBeLessThan(80_000)
  expect(notes).toEqual(['down; trying again'])
})

test('what the engine asks for is waited, even beyond the patience', async () => {
  const { waits_ms } = await failUntilGivenUp(120_000)
  expect(waits_ms.length).toBeGreaterThanOrEqual(2)
  expect(Math.min(...waits_ms)).toBeGreaterThanOrEqual(120_000)
})

test('an answer ends the outage', async () => {
  const { world, patience } = given()
  for (let round = 0; round < 10; round += 1) {
    await patience.wait({ reason: 'slow', asked_ms: 30_000, failed: 0 })
    patience.answered()
  }
  expect(world.notes).toHaveLength(10)
})
