/** What a round did: units of work, the time from its first start to its last end. */
export type Round = { done: number; elapsed_ms: number; latencies_ms: number[] }

type Work<Job> = {
  jobs: readonly Job[]
  /** How many jobs are under way at a time. */
  lanes: number
  /** No job starts later than this. */
  limit_ms: number
  /** Does one job and answers how many units it was. */
  work: (job: Job) => Promise<number>
}

/** Works jobs off in order until none is left or the time is up. */
export const workOff = async <Job>({ jobs, lanes, limit_ms, work }: Work<Job>): Promise<Round> => {
  const waiting = jobs.values()
  const latencies_ms: number[] = []
  const start = performance.now()
  let done = 0
  const lane = async (): Promise<void> => {
    while (performance.now() - start < limit_ms) {
      const job = waiting.next()
      if (job.done === true) return
      const begun = performance.now()
      const units = await work(job.value)
      latencies_ms.push(performance.now() - begun)
      done += units
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return { done, elapsed_ms: performance.now() - start, latencies_ms }
}
