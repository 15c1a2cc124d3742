import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { SpecFinding } from './finding.ts'

/** The findings of the adopted rules, which judge on a thread of their own: it halves the wait. */
export const adoptedBeside = async (root: string): Promise<SpecFinding[]> => {
  const worker = new Worker(new URL('adopted-worker.ts', import.meta.url), { workerData: root })
  const [findings] = await once(worker, 'message') as [SpecFinding[]]
  return findings
}
