import type { Batch } from './batch.ts'
import { createSlots } from './slots.ts'
import type { Submitted } from './submit-batch.ts'

type Options = {
  readonly batches: AsyncIterable<Batch>
  readonly connections: number
  readonly submit: (batch: Batch) => Promise<Submitted>
  readonly commit: (batch: Batch, submitted: Submitted) => Promise<void>
  /** Aborted by the user, or here by the first failure. */
  readonly halt: AbortController
}

/** How many batches may wait for one before them, for each connection: a bound of memory. */
const ahead = 4

/**
 * Sends batches over several connections at a time and commits them in their order. When it is
 * halted it begins nothing more, and rejects with the reason once nothing is under way.
 */
export const sendBatches = async (
  { batches, connections, submit, commit, halt }: Options,
): Promise<void> => {
  const { signal } = halt
  const lanes = createSlots(connections)
  const window = createSlots(connections * ahead)
  const underWay = new Set<Promise<void>>()
  const submitInLane = async (batch: Batch): Promise<Submitted> => {
    await lanes.take()
    try {
      signal.throwIfAborted()
      return await submit(batch)
    } finally {
      lanes.release()
    }
  }
  let last: Promise<void> = Promise.resolve()
  const follow = async (batch: Batch, earlier: Promise<void>): Promise<void> => {
    try {
      const [submitted] = await both(submitInLane(batch), earlier)
      await commit(batch, submitted)
    } catch (error) {
      halt.abort(error)
      throw error
    } finally {
      window.release()
    }
  }
  try {
    for await (const batch of batches) {
      await window.take()
      signal.throwIfAborted()
      const done = last = follow(batch, last)
      underWay.add(done)
      done.finally(() => underWay.delete(done)).catch(() => {})
    }
  } catch (error) {
    halt.abort(error)
  }
  await Promise.allSettled(underWay)
  signal.throwIfAborted()
}

/** Both, or the failure of one: only after the other has ended too. */
const both = async <One, Other>(
  one: Promise<One>, other: Promise<Other>,
): Promise<[One, Other]> => {
  await Promise.allSettled([one, other])
  return Promise.all([one, other])
}
