import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { jobGauge } from './job-gauge.ts'
import type { JobBacklog } from './job-gauge.ts'

const reading = (backlog: () => Promise<readonly JobBacklog[]>) => {
  const registry = new Registry()
  jobGauge(registry, backlog)
  return async () => (await registry.metrics()).split('\n')
    .filter((line) => line.startsWith('valora_scheduler_jobs{'))
}

test('jobs are counted by kind and state when they are read', async () => {
  let failing = 2
  const read = reading(() => Promise.resolve([{ kind: 'finalize_invoice', due: 7, failing }]))
  expect(await read()).toEqual(expect.arrayContaining([
    'valora_scheduler_jobs{kind="finalize_invoice",state="due"} 7',
    'valora_scheduler_jobs{kind="finalize_invoice",state="failing"} 2',
    'valora_scheduler_jobs{kind="run_turn",state="failing"} 0',
  ]))
  failing = 0
  expect(await read()).toContain('valora_scheduler_jobs{kind="finalize_invoice",state="failing"} 0')
})

test('without the database there is no number', async () => {
  expect(await reading(() => Promise.reject(new Error('no')))()).toEqual([])
})
