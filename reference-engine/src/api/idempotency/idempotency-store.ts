import type { Instant } from '../../domain/time/instant.ts'

export type IdempotencyScope = {
  /** The organization, or `platform`. */
  readonly scope: string
  readonly method: string
  readonly path: string
  readonly key: string
}

/** An answer as it is sent, so that a replay is the same to the byte (IDM 1). */
export type StoredAnswer = {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly body: Uint8Array
}

/** What a request with a key finds: its turn, the stored answer, or why it has to be refused. */
export type Begun =
  | { readonly state: 'started'; readonly attempt: number }
  | { readonly state: 'completed'; readonly answer: StoredAnswer }
  | { readonly state: 'in_progress'; readonly lockedUntil: Instant }
  | { readonly state: 'reused' }

type Held = IdempotencyScope & { readonly attempt: number }
type Completion = { readonly answer: StoredAnswer; readonly expiresAt: Instant }

/** Answers by idempotency key, as persistence keeps them. */
export type IdempotencyRecords = {
  begin(beginning: IdempotencyScope & {
    readonly requestHash: string
    readonly lockedUntil: Instant
    readonly expiresAt: Instant
    readonly now: Instant
  }): Promise<Begun>
  /** In the transaction of the change it answers for, neither is there without the other. */
  complete(held: Held, completion: Completion): Promise<unknown>
  /** Gives the key back, for an answer that is not kept. */
  release(held: Held): Promise<unknown>
}

export type IdempotencyStore = IdempotencyRecords & {
  /** Runs `work` and every use case in it as one transaction, to which `complete` belongs. */
  readonly together: <Result>(
    work: (records: IdempotencyRecords) => Promise<Result>,
  ) => Promise<Result>
}
