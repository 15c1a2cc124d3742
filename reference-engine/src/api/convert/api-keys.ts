import type { components } from '@valora/spec/types'
import type { ApiKey } from '../../application/api-keys/api-key.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'

type Schemas = components['schemas']

export const apiKeyBody = (key: ApiKey): Schemas['ApiKey'] => ({
  id: key.id,
  name: key.name,
  role: key.role,
  secret_hint: key.secretHint,
  revoked_at: instantOrNull(key.revokedAt),
  created_at: formatInstant(key.createdAt),
})

/** The only body that holds a secret (SEC 2). */
export const apiKeyCreatedBody = (
  { apiKey, secret }: { readonly apiKey: ApiKey; readonly secret: string },
): Schemas['ApiKeyCreated'] => ({ ...apiKeyBody(apiKey), secret })
