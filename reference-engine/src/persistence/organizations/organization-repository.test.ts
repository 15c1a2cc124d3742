import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { at, created, newId, newOrganization, sha256, storeTenant } from '../../../test/records.ts'
import { createStore } from '../store.ts'

const later = at('2026-03-01T00:00:00Z')

describeDatabases('organizations', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    return { store, ...await storeTenant(store) }
  }

  test('a secret finds its key, and a key is revoked once', async () => {
    const { store, organizationId } = await setting()
    const secretHash = new Uint8Array(Buffer.from(sha256(organizationId), 'hex'))
    const key = {
      organizationId, id: newId('key'), name: 'Pipeline', role: 'ingest' as const, secretHash,
      secretHint: 'vk_...h7ka', revokedAt: null, createdAt: created
    }
    await store.apiKeys.insert(key)
    const found = await store.apiKeys.findBySecretHash(secretHash)
    expect({ ...found, secretHash: [...found?.secretHash ?? []] })
      .toEqual({ ...key, secretHash: [...secretHash] })
    expect(await store.apiKeys.findBySecretHash(new Uint8Array(32))).toBeUndefined()
    expect(await store.apiKeys.revoke({ organizationId, id: key.id }, later)).toBe(true)
    expect(await store.apiKeys.revoke({ organizationId, id: key.id }, created)).toBe(false)
    expect((await store.apiKeys.find({ organizationId, id: key.id }))?.revokedAt).toEqual(later)
  })

  test('organizations are listed newest first', async () => {
    const { store } = await setting()
    const made = [newOrganization(), newOrganization(), newOrganization()]
    for (const each of made) await store.organizations.insert(each)
    const page = await store.organizations.page({ limit: 2 })
    expect(page).toEqual({ records: [made[2], made[1]], hasMore: true })
    const each = await store.organizations.findEach([made[1]?.id ?? '', 'org_none'])
    expect(each).toEqual([made[1]])
    const next = await store.organizations.page({ limit: 1, after: made[1]?.id })
    expect(next.records).toEqual([made[0]])
  })
})
