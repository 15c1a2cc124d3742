import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import type { ApiKey } from './api-key.ts'

/** Revokes a key for good, or gives it back as it is when it is revoked (SEC 1). */
export const revokeApiKey = (dependencies: Dependencies) =>
  (caller: Caller, id: string): Promise<ApiKey> =>
    dependencies.transaction(async ({ apiKeys, auditEntries }) => {
      const { organizationId } = caller
      const apiKey =
        await found(apiKeys.findForUpdate({ organizationId, id }), 'api_key_not_found')
      if (apiKey.revokedAt !== null) return apiKey
      const revokedAt = dependencies.clock.now()
      await apiKeys.revoke({ organizationId, id }, revokedAt)
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'revokeApiKey', objectType: 'api_key', objectId: id,
          before: { revokedAt: null }, after: { revokedAt },
        },
      }))
      return { ...apiKey, revokedAt }
    })
