import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Caller } from '../ports.ts'
import type { ApiKey } from './api-key.ts'
import { newApiKey } from './new-api-key.ts'

/** A new key of the organization; its secret is shown in this answer only (SEC 1, SEC 2). */
export const createApiKey = (dependencies: Dependencies) =>
  (
    caller: Caller,
    { name, role }: Pick<ApiKey, 'name' | 'role'>,
  ): Promise<{ apiKey: ApiKey; secret: string }> =>
    dependencies.transaction(async ({ apiKeys, auditEntries }) => {
      const { organizationId } = caller
      const { apiKey, secret } = newApiKey(dependencies, { organizationId, name, role })
      await apiKeys.insert(apiKey)
      const { secretHash: _hash, ...after } = apiKey
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: { action: 'createApiKey', objectType: 'api_key', objectId: apiKey.id, after },
      }))
      return { apiKey, secret }
    })
