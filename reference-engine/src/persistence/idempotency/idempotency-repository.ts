import { sql } from 'kysely'
import { assert } from '../../domain/assert.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { instantText } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { recordTable } from '../record-table.ts'
import { idempotencyKeyMapping } from './mapping.ts'
import type { IdempotencyKeyRecord } from './mapping.ts'

const keys = recordTable({
  table: 'idempotency_keys',
  mapping: idempotencyKeyMapping,
  tenant: 'scope'
})

export type IdempotencyScope = Pick<IdempotencyKeyRecord, 'scope' | 'method' | 'path' | 'key'>
export type StoredAnswer = {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly body: Uint8Array
}
type Beginning = IdempotencyScope & Pick<IdempotencyKeyRecord, 'requestHash' | 'lockedUntil'
  | 'expiresAt'> & { readonly now: Instant }
type Held = IdempotencyScope & Pick<IdempotencyKeyRecord, 'attempt'>
type Completion = Pick<IdempotencyKeyRecord, 'expiresAt'> & { readonly answer: StoredAnswer }

/** What a request with a key finds: its turn, the stored answer, or why it has to be refused. */
export type Begun =
  | { readonly state: 'started'; readonly attempt: number }
  | { readonly state: 'completed'; readonly answer: StoredAnswer }
  | { readonly state: 'in_progress'; readonly lockedUntil: Instant }
  | { readonly state: 'reused' }

/** Answers by idempotency key; who comes first holds the key, all others are told (IDM 1). */
export const idempotencyRepository = (queries: Queries) => ({
  /**
   * Takes the key, or tells who has it. A holder that died is replaced once its lock has run
   * out; should it come back, its `attempt` no longer completes anything.
   */
  begin: async (beginning: Beginning): Promise<Begun> => {
    const attempt = await take(queries, beginning)
    if (attempt !== undefined) return { state: 'started', attempt }
    const found = await keys.find(queries, scopeOf(beginning))
    // Released or purged between the two statements: its turn comes with the next try.
    if (found === undefined) return { state: 'in_progress', lockedUntil: beginning.now }
    if (found.requestHash !== beginning.requestHash) return { state: 'reused' }
    const { responseStatus: status, responseHeaders: headers, responseBody: body } = found
    return status === null || headers === null || body === null
      ? { state: 'in_progress', lockedUntil: found.lockedUntil }
      : { state: 'completed', answer: { status, headers, body } }
  },
  /**
   * Stores the answer. Run it in the transaction of the change it answers for: then neither is
   * there without the other, and a holder that was replaced rolls its change back.
   */
  complete: async (held: Held, { answer, expiresAt }: Completion): Promise<void> => {
    const { status: responseStatus, headers: responseHeaders, body: responseBody } = answer
    const changed = await keys.update(queries, {
      where: { ...scopeOf(held), attempt: held.attempt, responseStatus: null },
      set: { responseStatus, responseHeaders, responseBody, expiresAt }
    })
    assert(changed === 1, 'an idempotency key is completed by its last holder')
  },
  /** Gives the key back, for an answer that is not to be kept. */
  release: async (held: Held): Promise<void> => {
    await keys.remove(queries, { ...scopeOf(held), attempt: held.attempt, responseStatus: null })
  },
  /** Removes up to `limit` expired keys, and tells how many. */
  purge: async ({ now, limit }: { now: Instant; limit: number }): Promise<number> => {
    const done = await sql`delete from idempotency_keys where ctid = any(array(
      select ctid from idempotency_keys where expires_at <= ${instantText(now)}
      order by expires_at limit ${sql.lit(limit)} for update skip locked))`.execute(queries)
    return Number(done.numAffectedRows)
  }
})

const scopeOf = ({ scope, method, path, key }: IdempotencyScope): IdempotencyScope =>
  ({ scope, method, path, key })

const take = async (queries: Queries, beginning: Beginning): Promise<number | undefined> => {
  const { scope, method, path, key, requestHash } = beginning
  const [lockedUntil, expiresAt, now] =
    [beginning.lockedUntil, beginning.expiresAt, beginning.now].map(instantText)
  const { rows } = await sql<{ attempt: number }>`
    insert into idempotency_keys as held
      (scope, method, path, key, request_hash, attempt, locked_until, expires_at)
    values (${scope}, ${method}, ${path}, ${key}, ${requestHash}, 1, ${lockedUntil}, ${expiresAt})
    on conflict (scope, method, path, key) do update set
      request_hash = excluded.request_hash, attempt = held.attempt + 1,
      locked_until = excluded.locked_until, expires_at = excluded.expires_at,
      response_status = null, response_headers = null, response_body = null
    where held.expires_at <= ${now} or (held.response_status is null
      and held.locked_until <= ${now} and held.request_hash = excluded.request_hash)
    returning attempt`.execute(queries)
  return rows[0]?.attempt
}
