import type { ApiKey } from '../application/api-keys/api-key.ts'
import type { RememberedKey } from '../application/usage-events/ingest-usage-events.ts'
import { Refusal } from '../domain/refusal.ts'
import type { KeyForIngestion } from './authentication.ts'

type Find = (hash: Uint8Array) => Promise<KeyForIngestion | undefined>

type Known = { readonly key: ApiKey; readonly remembered: RememberedKey | undefined }

/** The key if it stands; nobody is told whether an unknown one ever did. */
export const liveKey = (key: ApiKey | undefined): ApiKey => {
  if (!key || key.revokedAt !== null) throw new Refusal('unauthenticated')
  return key
}

const keys_max = 10_000

/**
 * Looks keys up once for many requests. Whoever is told a remembered key has to see to it that it
 * is confirmed: storing usage does so by its version, everything else by looking it up.
 */
export const rememberingKeys = (find: Find) => {
  const known = new Map<string, KeyForIngestion>()

  const lookUp = async (name: string, hash: Uint8Array): Promise<KeyForIngestion> => {
    known.delete(name)
    const found = await find(hash)
    liveKey(found?.key)
    const standing = found as KeyForIngestion
    if (known.size >= keys_max) known.clear()
    known.set(name, standing)
    return standing
  }

  return {
    find: async (hash: Uint8Array): Promise<Known> => {
      const name = Buffer.from(hash).toString('latin1')
      const found = known.get(name)
      const { key, version } = found ?? await lookUp(name, hash)
      const confirm = async () => (await lookUp(name, hash)).version
      return { key, remembered: { version, confirm } }
    },
  }
}
