import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Begun, IdempotencyStore, StoredAnswer } from './idempotency-store.ts'
import { sealedStore } from './sealed-store.ts'

const scope = { scope: 'org_1', method: 'POST', path: '/v1/api-keys', key: 'order-1042' }
const answer: StoredAnswer = {
  status: 201, headers: { a: 'b' }, body: Buffer.from('{"secret":"vk_5"}'),
}
const at = Temporal.Instant.from('2026-01-01T00:00:00Z')
const times = { lockedUntil: at, expiresAt: at, now: at, requestHash: 'x' }

/** Keeps one record in memory, to be looked into. */
const recording = () => {
  const kept: { key?: string; answer?: StoredAnswer } = {}
  const store: IdempotencyStore = {
    begin: async ({ key }): Promise<Begun> => {
      kept.key = key
      return kept.answer === undefined
        ? { state: 'started', attempt: 1 }
        : { state: 'completed', answer: kept.answer }
    },
    complete: async (_, completion) => { kept.answer = completion.answer },
    release: async () => {},
    together: (work) => work(store),
  }
  const randomBytes = (count: number) => new Uint8Array(count).fill(7)
  return { kept, store: sealedStore(store, { randomBytes }) }
}

test('what is stored shows neither the key nor the answer', async () => {
  const { kept, store } = recording()
  await store.begin({ ...scope, ...times })
  await store.complete({ ...scope, attempt: 1 }, { answer, expiresAt: at })
  expect(kept.key).not.toContain('1042')
  expect(Buffer.from(kept.answer?.body ?? []).toString('latin1')).not.toContain('vk_5')
})

test('the request that brings the key again gets the answer to the byte', async () => {
  const { store } = recording()
  await store.together((records) =>
    records.complete({ ...scope, attempt: 1 }, { answer, expiresAt: at }))
  expect(await store.begin({ ...scope, ...times })).toEqual({ state: 'completed', answer })
})

test('another key opens nothing', async () => {
  const { store } = recording()
  await store.complete({ ...scope, attempt: 1 }, { answer, expiresAt: at })
  const begun = store.begin({ ...scope, key: 'order-1043', ...times })
  await expect(begun).rejects.toThrow(/authenticate/)
})
