import { createHash } from 'node:crypto'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { problemRow } from '../problems.ts'
import { RefusalForNow } from '../refusals.ts'
import type {
  Begun, IdempotencyScope, IdempotencyStore, StoredAnswer,
} from './idempotency-store.ts'

type Options = {
  readonly store: IdempotencyStore
  readonly now: () => Instant
  readonly retentionHours: number
}

export type Keyed = {
  readonly scope: IdempotencyScope
  readonly requestHash: string
  /** Whether the operation commits by itself and so cannot share a transaction with its record. */
  readonly detached: boolean
  readonly work: () => Promise<StoredAnswer>
  /** How a refusal is answered; one that is kept is kept in this form. */
  readonly refused: (refusal: Refusal) => StoredAnswer
}

export type Outcome = { readonly answer: StoredAnswer; readonly replayed: boolean }

/** After this a holder that did not come back is taken for dead. */
const lockSeconds = 60

/**
 * Runs `work` once for each key (IDM 1). The answer is recorded in the transaction of the effect,
 * so a crash leaves both or neither. Operations that commit by themselves are recorded right after
 * it; they are safe to run again: usage events are told apart by their ids, and a clock that stands
 * at its target advances no further.
 */
export const idempotent = ({ store, now, retentionHours }: Options) =>
  async (keyed: Keyed): Promise<Outcome> => {
    const { scope, requestHash, detached, work, refused } = keyed
    const at = now()
    const expiresAt = at.add({ hours: retentionHours })
    const lockedUntil = at.add({ seconds: lockSeconds })
    const begun = await store.begin({ ...scope, requestHash, lockedUntil, expiresAt, now: at })
    if (begun.state === 'completed') return { answer: begun.answer, replayed: true }
    const held = { ...scope, attempt: turnOf(begun, at) }
    try {
      const answer = detached
        ? await recorded(store, await work())
        : await store.together(async (records) => recorded(records, await work()))
      return { answer, replayed: false }
    } catch (error) {
      if (!isKept(error)) {
        await store.release(held)
        throw error
      }
      return { answer: await recorded(store, refused(error)), replayed: false }
    }

    async function recorded(
      records: Pick<IdempotencyStore, 'complete'>, answer: StoredAnswer,
    ): Promise<StoredAnswer> {
      await records.complete(held, { answer, expiresAt })
      return answer
    }
  }

/** Over the bytes as they came: whether two texts mean the same is not asked. */
export const requestHash = (mediaType: string | undefined, body: Uint8Array): string =>
  createHash('sha256').update(`${mediaType ?? ''}\n`).update(body).digest('hex')

const turnOf = (begun: Exclude<Begun, { state: 'completed' }>, at: Instant): number => {
  if (begun.state === 'started') return begun.attempt
  if (begun.state === 'reused') throw new Refusal('idempotency_key_reused')
  const left = at.until(begun.lockedUntil).total('seconds')
  // The holder most probably ends long before its lock does.
  throw new RefusalForNow('idempotency_in_progress', Math.min(left, 1))
}

/** What the caller's next try could change is not kept, nor what the engine itself got wrong. */
const isKept = (error: unknown): error is Refusal => {
  if (!(error instanceof Refusal)) return false
  const row = problemRow(error.code)
  return row !== undefined && [404, 409, 422].includes(row.status) && row.retryable !== true
}
