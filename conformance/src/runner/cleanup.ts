import type { ApiKey } from '@valora/spec/types'
import type { Api } from '../api/api.ts'
import { quiet, type Target } from '../api/session.ts'
import { createApi } from '../api/create-api.ts'
import { createRandom } from '../random.ts'
import type { Semaphore } from './semaphore.ts'

export type Cleanup = { revoked: number; left: number }

const revokeAll = async (api: Api): Promise<number> => {
  const keys = await api.all<ApiKey>('/api-keys', { query: { limit: 100 } })
  // The oldest is the admin key that revokes the others, so it goes last.
  const live = keys.filter(({ revoked_at }) => revoked_at === null)
  for (const { id } of live) await api.post(`/api-keys/${id}/revoke`)
  return live.length
}

/**
 * Revokes the keys of the organizations that the run made, by their admin keys; what cannot be
 * revoked is counted.
 */
export const cleanUp = async (
  target: Target, secrets: readonly string[], { semaphore }: { semaphore: Semaphore },
): Promise<Cleanup> => {
  const log = { exchanges: [] }
  const random = createRandom(0, 'cleanup')
  const client = (secret: string): Api =>
    createApi({ target: quiet(target), log, random, credential: async () => secret })
  const counts = await Promise.all(secrets.map(async (secret) => semaphore(async () => {
    try {
      return { revoked: await revokeAll(client(secret)), left: 0 }
    } catch {
      return { revoked: 0, left: 1 }
    }
  })))
  return {
    revoked: counts.reduce((sum, { revoked }) => sum + revoked, 0),
    left: counts.reduce((sum, { left }) => sum + left, 0),
  }
}
