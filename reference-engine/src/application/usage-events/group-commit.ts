import { assert } from '../../domain/assert.ts'

/** Too much is waiting to be stored; the caller should try again a little later (503). */
export class Overloaded extends Error {
  override readonly name = 'Overloaded'
}

export type GroupCommitOptions<Request, Result> = {
  /** Stores several requests in one transaction; resolves after COMMIT, one result for each. */
  readonly commit: (requests: readonly Request[]) => Promise<readonly Result[]>
  /** How much of a batch a request takes: its number of events. */
  readonly sizeOf: (request: Request) => number
  /** A batch takes no further request that would make it larger than this. */
  readonly batch_size_max: number
  /** What waits and what is being stored, together; beyond it `Overloaded` is thrown. */
  readonly queue_size_max: number
  /** Commits that may run at once; 1 unless told. */
  readonly commits_max?: number
  /** Whether an error says nothing about the requests, so that trying each alone is in vain. */
  readonly failsAll?: (error: unknown) => boolean
}

/** A queue that stores what it is given in batches, and answers only what is durable (USG 4). */
export type GroupCommit<Request, Result> = {
  submit(request: Request): Promise<Result>
  /** Takes nothing more, and resolves when all that was taken is answered. */
  close(): Promise<void>
}

type Waiting<Request, Result> = {
  readonly request: Request
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/**
 * Adaptive group commit: a request joins the open batch, and the batch goes as soon as a commit is
 * free. So a lone request waits for nothing, and the busier it gets, the larger the batches.
 */
export const createGroupCommit = <Request, Result>(
  options: GroupCommitOptions<Request, Result>
): GroupCommit<Request, Result> => {
  const { sizeOf, queue_size_max, commits_max = 1 } = options
  const waiting: Array<Waiting<Request, Result>> = []
  const running = new Set<Promise<void>>()
  let queue_size = 0
  let closed = false

  const startCommits = (): void => {
    while (running.size < commits_max && waiting.length > 0) {
      const commit = answer(takeBatch(waiting, options), options).finally(() => {
        running.delete(commit)
        startCommits()
      })
      running.add(commit)
    }
  }

  return {
    submit: (request) => {
      const size = sizeOf(request)
      // A request larger than the whole queue still gets its turn when nothing else waits.
      const overloaded = queue_size > 0 && queue_size + size > queue_size_max
      if (closed || overloaded) {
        return Promise.reject(new Overloaded(closed ? 'stopping' : 'the ingest queue is full'))
      }
      queue_size += size
      const settled = new Promise<Result>((resolve, reject) => {
        // Its place is free before its caller hears of it, and may take it again.
        const leaving = <Value>(settle: (value: Value) => void) => (value: Value) => {
          queue_size -= size
          settle(value)
        }
        waiting.push({ request, resolve: leaving(resolve), reject: leaving(reject) })
      })
      // After the current turn of the event loop: what arrives together shares a batch.
      setImmediate(startCommits)
      return settled
    },
    close: async () => {
      closed = true
      startCommits()
      while (running.size > 0) await Promise.all(running)
    }
  }
}

const takeBatch = <Request, Result>(
  waiting: Array<Waiting<Request, Result>>,
  { sizeOf, batch_size_max }: GroupCommitOptions<Request, Result>
): Array<Waiting<Request, Result>> => {
  let size = 0
  const fitting = waiting.findIndex(({ request }, index) => {
    size += sizeOf(request)
    return index > 0 && size > batch_size_max
  })
  return waiting.splice(0, fitting < 0 ? waiting.length : fitting)
}

const answer = async <Request, Result>(
  batch: ReadonlyArray<Waiting<Request, Result>>,
  options: GroupCommitOptions<Request, Result>
): Promise<void> => {
  try {
    const results = await options.commit(batch.map(({ request }) => request))
    assert(results.length === batch.length, 'a commit has one result for each request')
    for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result)
  } catch (error) {
    if (batch.length === 1 || options.failsAll?.(error)) {
      for (const { reject } of batch) reject(error)
      return
    }
    // One request must not fail its neighbours: nothing was stored, so each is tried alone.
    for (const each of batch) await answer([each], options)
  }
}
