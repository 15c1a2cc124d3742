import { expect, test } from 'vitest'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import { at, newId } from '../../../test/records.ts'
import { createStore } from '../store.ts'

const now = at('2026-02-01T12:00:00Z')
const lockedUntil = now.add({ seconds: 60 })
const expiresAt = now.add({ hours: 48 })
const answer = {
  status: 201,
  headers: { 'content-type': 'application/json' },
  body: new Uint8Array([0x7b, 0x00, 0xff, 0x7d])
}

const newBeginning = () => ({
  scope: 'org_1', method: 'POST', path: '/v1/customers', key: newId('k'),
  requestHash: 'a', now, lockedUntil, expiresAt
})

describeDatabases('idempotency keys', (on) => {
  const setting = () => {
    const { idempotency } = createStore(on.database)
    return { idempotency, beginning: newBeginning() }
  }

  test('the stored answer comes back byte for byte', async () => {
    const { idempotency, beginning } = setting()
    expect(await idempotency.begin(beginning)).toEqual({ state: 'started', attempt: 1 })
    await idempotency.complete({ ...beginning, attempt: 1 }, { answer, expiresAt })
    const replay = await idempotency.begin(beginning)
    const body = replay.state === 'completed' ? [...replay.answer.body] : []
    expect({ ...replay, answer: { ...answer, body } })
      .toEqual({ state: 'completed', answer: { ...answer, body: [...answer.body] } })
  })

  test.each([
    ['the same request', {}, 'in_progress'],
    ['another body', { requestHash: 'b' }, 'reused'],
    ['another path', { path: '/v1/meters' }, 'started'],
    ['another organization', { scope: 'org_2' }, 'started'],
    ['another key', { key: 'other' }, 'started'],
    ['the same request after the lock', { now: lockedUntil }, 'started'],
    ['another body after the lock', { now: lockedUntil, requestHash: 'b' }, 'reused'],
    ['another body after the expiry', { now: expiresAt, requestHash: 'b' }, 'started']
  ])('while the first runs, %s is %s', async (_, other, state) => {
    const { idempotency, beginning } = setting()
    await idempotency.begin(beginning)
    const second = await idempotency.begin({ ...beginning, ...other })
    expect(second.state).toBe(state)
  })

  test('a replaced holder completes nothing and releases nothing', async () => {
    const { idempotency, beginning } = setting()
    await idempotency.begin(beginning)
    const taken = { ...beginning, now: lockedUntil, lockedUntil: lockedUntil.add({ seconds: 60 }) }
    expect(await idempotency.begin(taken)).toEqual({ state: 'started', attempt: 2 })
    await expect(idempotency.complete({ ...beginning, attempt: 1 }, { answer, expiresAt }))
      .rejects.toThrow('completed by its last holder')
    await idempotency.release({ ...beginning, attempt: 1 })
    await idempotency.complete({ ...beginning, attempt: 2 }, { answer, expiresAt })
  })

  test('a released key is free', async () => {
    const { idempotency, beginning } = setting()
    await idempotency.begin(beginning)
    await idempotency.release({ ...beginning, attempt: 1 })
    const again = await idempotency.begin({ ...beginning, requestHash: 'b' })
    expect(again).toEqual({ state: 'started', attempt: 1 })
  })

  test('a purge removes what has expired and nothing else', async () => {
    const { idempotency, beginning } = setting()
    await idempotency.purge({ now: expiresAt, limit: 1000 })
    await idempotency.begin(beginning)
    await idempotency.begin({ ...newBeginning(), expiresAt: expiresAt.add({ seconds: 1 }) })
    expect(await idempotency.purge({ now: expiresAt, limit: 1000 })).toBe(1)
    expect((await idempotency.begin(beginning)).state).toBe('started')
  })
})

describePostgresql('racing idempotency keys', (on) => {
  test('of many at once one starts', async () => {
    const stores = [createStore(on.database), createStore(await on.another())] as const
    const beginning = newBeginning()
    const begun = await Promise.all(Array.from({ length: 12 }, (_, index) =>
      stores[index % 2 === 0 ? 0 : 1].idempotency.begin(beginning)))
    expect(begun.map(({ state }) => state).toSorted())
      .toEqual([...Array.from({ length: 11 }, () => 'in_progress'), 'started'])
  })
})
