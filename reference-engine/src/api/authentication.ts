import { hash, timingSafeEqual } from 'node:crypto'
import type { ApiKey, Role } from '../application/api-keys/api-key.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Schema } from './contract/contract.ts'
import type { RememberedKey } from '../application/usage-events/ingest-usage-events.ts'
import type { Operation } from './contract/operation.ts'
import { rememberingOperations } from './operation-traits.ts'
import { liveKey, rememberingKeys } from './remembering-keys.ts'

/** What the operator's calls act on: no organization of its own. */
export const platform = { organizationId: 'platform', actor: 'platform' } as const
export const anonymous = { organizationId: 'anonymous', actor: 'anonymous' } as const

export type Identity = {
  readonly organizationId: string
  readonly actor: string
  /** Where the key was not looked up for this request: it counts once it is confirmed. */
  readonly remembered?: RememberedKey | undefined
}

type Keys = {
  readonly platformKey: string
  readonly findBySecretHash: (hash: Uint8Array) => Promise<ApiKey | undefined>
  /** The same with the version that ingestion checks the key by. */
  readonly findForIngestion: (hash: Uint8Array) => Promise<KeyForIngestion | undefined>
  /** The contract's document, whose x-roles say what each role may do. */
  readonly document: Schema
}

export type KeyForIngestion = { readonly key: ApiKey; readonly version: bigint }

/** The only form in which secrets are kept and compared (SEC 2). */
export const secretHash = (secret: string): Uint8Array => hash('sha256', secret, 'buffer')

/**
 * Who calls, or the refusal: 401 without a valid key of the right kind, 403 where the key's role
 * lacks the scope (SEC 1). An organization's key has no scope over tenants, whatever its role; the
 * platform key is no key of any organization.
 */
export const authentication = (
  { platformKey, findBySecretHash, findForIngestion, document }: Keys,
) => {
  const platformHash = secretHash(platformKey)
  const scopesOf = document['x-roles'] as { readonly [Name in Role]: readonly string[] }
  const keys = rememberingKeys(findForIngestion)
  const identityOf = ({ scope }: Operation, key: ApiKey): Identity => {
    if (scope === undefined || !scopesOf[key.role].includes(scope)) {
      throw new Refusal('insufficient_scope', { scope: scope ?? null, role: key.role })
    }
    return { organizationId: key.organizationId, actor: key.id }
  }
  return async (operation: Operation, authorization: string | undefined): Promise<Identity> => {
    if (operation.scheme === undefined) return anonymous
    const hashed = secretHash(bearerOf(authorization))
    if (timingSafeEqual(hashed, platformHash)) {
      if (operation.scheme === 'platformKey') return platform
      throw new Refusal('unauthenticated')
    }
    if (rememberingOperations.has(operation.id)) {
      const { key, remembered } = await keys.find(hashed)
      return { ...identityOf(operation, key), remembered }
    }
    return identityOf(operation, liveKey(await findBySecretHash(hashed)))
  }
}

const bearerOf = (authorization: string | undefined): string => {
  const token = /^Bearer +([\x21-\x7e]{1,512}) *$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) throw new Refusal('unauthenticated')
  return token
}
