import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { at } from '../../test/records.ts'
import type { Job } from './job.ts'
import { prometheusMetrics } from './prometheus-metrics.ts'
import { startScheduler } from './scheduler.ts'
import type { Timers } from './timers.ts'

const now = at('2026-02-28T00:00:00Z')

/** Time that passes only when the test says so; sleepers wake in the order of their ends. */
const handTimers = () => {
  let seconds = 0
  const sleepers = new Set<{ until: number; wake: () => void }>()
  const timers: Timers = {
    seconds: () => seconds,
    sleep: (pause_ms, signal) => new Promise((resolve) => {
      const sleeper = { until: seconds + pause_ms / 1000, wake: () => {
        sleepers.delete(sleeper)
        resolve()
      } }
      sleepers.add(sleeper)
      if (signal.aborted) sleeper.wake()
      signal.addEventListener('abort', sleeper.wake)
    }),
  }
  const settle = () => new Promise((resolve) => { setImmediate(resolve) })
  const pass = async (by_seconds: number) => {
    seconds += by_seconds
    for (const sleeper of sleepers) if (sleeper.until <= seconds) sleeper.wake()
    await settle()
  }
  return { timers, pass, settle }
}

const running = async (...jobs: Job[]) => {
  const registry = new Registry()
  const errors: unknown[] = []
  const { timers, pass, settle } = handTimers()
  const scheduler = startScheduler(jobs, {
    clock: { now: () => now },
    timers,
    metrics: prometheusMetrics(registry, jobs.map(({ name }) => name)),
    onError: (job, error) => errors.push([job, error]),
  })
  await settle()
  const metric = async (name: string, job: string) => {
    const text = await registry.metrics()
    const value = new RegExp(`^${name}(?:_count)?\\{job="${job}"\\} (.*)$`, 'm').exec(text)?.[1]
    return value === undefined ? undefined : Number(value)
  }
  return { scheduler, pass, settle, metric, errors }
}

const job = (parts: Partial<Job>): Job => ({
  name: 'work', interval_ms: 1000, timeout_ms: 5000,
  runChunk: () => Promise.resolve({ processed: 0, deferred: 0, more: false }), ...parts,
})

test('a run takes chunk after chunk and the next run comes after a pause', async () => {
  const chunks = [[5, true], [5, true], [2, false], [0, false]] as const
  let taken = 0
  const { pass, metric, scheduler } = await running(job({ runChunk: async ({ now: told }) => {
    const [processed = 0, more = false] = chunks[taken] ?? []
    taken += 1
    expect(told).toBe(now)
    return { processed, deferred: 1, more }
  } }))
  expect(taken).toBe(3)
  await pass(0.9)
  expect(taken).toBe(3)
  await pass(0.1)
  expect(taken).toBe(4)
  expect(await metric('valora_scheduler_job_runs_total', 'work')).toBe(2)
  expect(await metric('valora_scheduler_batch_processed_total', 'work')).toBe(12)
  expect(await metric('valora_scheduler_batch_deferred_total', 'work')).toBe(4)
  expect(await metric('valora_scheduler_job_duration_seconds', 'work')).toBe(2)
  await scheduler.stop()
})

test('lanes go on by themselves after a full chunk, until each is empty', async () => {
  const taken: (boolean | undefined)[] = []
  let end = () => {}
  const runChunk: Job['runChunk'] = async ({ apart }) => {
    const count = taken.push(apart)
    if (count === 2) await new Promise<void>((resolve) => { end = resolve })
    return { processed: count === 1 ? 9 : 1, deferred: 0, more: count < 5 }
  }
  const { settle, metric, scheduler } = await running(job({ lanes: 2, runChunk }))
  expect(taken, 'one lane is slow, the other waits for nobody')
    .toEqual([false, true, true, true, true])
  expect(await metric('valora_scheduler_job_runs_total', 'work')).toBe(0)
  end()
  await settle()
  expect(taken, 'the slow one goes on, too').toHaveLength(6)
  expect(await metric('valora_scheduler_job_runs_total', 'work')).toBe(1)
  expect(await metric('valora_scheduler_batch_processed_total', 'work')).toBe(14)
  await scheduler.stop()
})

test('a lane that fails is told when the other has ended', async () => {
  const failure = new Error('no database')
  let [end, count] = [() => {}, 0]
  const runChunk: Job['runChunk'] = async ({ apart }) => {
    count += 1
    if (count === 2) throw failure
    if (apart === true) await new Promise<void>((resolve) => { end = resolve })
    return { processed: 1, deferred: 0, more: apart === false }
  }
  const { settle, errors, scheduler } = await running(job({ lanes: 2, runChunk }))
  expect(errors).toEqual([])
  end()
  await settle()
  expect(errors).toEqual([['work', failure]])
  await scheduler.stop()
})

test('a run that fails is counted, told and tried again', async () => {
  const failure = new Error('no database')
  let runs = 0
  const { pass, metric, errors, scheduler } = await running(job({ runChunk: () => {
    runs += 1
    return Promise.reject(failure)
  } }))
  await pass(1)
  expect(runs).toBe(2)
  expect(errors).toEqual([['work', failure], ['work', failure]])
  expect(await metric('valora_scheduler_job_errors_total', 'work')).toBe(2)
  await scheduler.stop()
})

test('a run out of time is told to stop and holds up no other job', async () => {
  let stopped = false
  let finish = () => {}
  const slow = job({ name: 'slow', runChunk: ({ signal }) => new Promise((resolve) => {
    signal.addEventListener('abort', () => { stopped = true })
    finish = () => resolve({ processed: 1, deferred: 0, more: true })
  }) })
  let quick = 0
  const other = job({ name: 'quick', runChunk: () => {
    quick += 1
    return Promise.resolve({ processed: 0, deferred: 0, more: false })
  } })
  const { pass, metric, settle, scheduler } = await running(slow, other)
  await pass(1)
  await pass(4)
  expect([stopped, quick]).toEqual([true, 3])
  expect(await metric('valora_scheduler_job_timeouts_total', 'slow')).toBe(1)
  finish()
  await settle()
  expect(await metric('valora_scheduler_job_runs_total', 'slow'), 'no further chunk').toBe(1)
  await scheduler.stop()
})

test('a late run shows as lag', async () => {
  const { pass, metric, scheduler } = await running(job({}))
  await pass(3.5)
  expect(await metric('valora_scheduler_runloop_lag_seconds', 'work')).toBe(2.5)
  await scheduler.stop()
})

test('stopping waits for the subject at hand and takes nothing more', async () => {
  let finish = () => {}
  let chunks = 0
  const { scheduler, metric } = await running(job({ runChunk: () => new Promise((resolve) => {
    chunks += 1
    finish = () => resolve({ processed: 1, deferred: 0, more: true })
  }) }))
  let stopped = false
  const stopping = scheduler.stop().then(() => { stopped = true })
  await Promise.resolve()
  expect(stopped).toBe(false)
  finish()
  await stopping
  expect(chunks).toBe(1)
  expect(await metric('valora_scheduler_job_timeouts_total', 'work')).toBe(0)
})
