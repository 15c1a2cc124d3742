import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { workOff } from './work-off.ts'

test('every job is done once, in order, a few at a time', async () => {
  const seen: number[] = []
  let [running, most] = [0, 0]
  const work = async (job: number) => {
    seen.push(job)
    running += 1
    most = Math.max(most, running)
    await sleep(1)
    running -= 1
    return 10
  }
  const { done, latencies_ms } =
    await workOff({ jobs: [1, 2, 3, 4, 5], lanes: 2, limit_ms: 60_000, work })
  expect(seen).toEqual([1, 2, 3, 4, 5])
  expect({ done, most }).toEqual({ done: 50, most: 2 })
  expect(latencies_ms).toHaveLength(5)
})

test('no job starts when the time is up', async () => {
  const jobs = Array.from({ length: 1000 }, (_, index) => index)
  const round = await workOff({ jobs, lanes: 1, limit_ms: 20, work: () => sleep(10, 1) })
  expect(round.done).toBeLessThan(10)
  expect(round.elapsed_ms).toBeGreaterThanOrEqual(20)
})

test('a job that fails fails the round', async () => {
  const work = () => Promise.reject(new Error('no'))
  await expect(workOff({ jobs: [1], lanes: 3, limit_ms: 1000, work })).rejects.toThrow('no')
})
