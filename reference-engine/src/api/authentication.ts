import { createHash, timingSafeEqual } from 'node:crypto'
import type { ApiKey, Role } from '../application/api-keys/api-key.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Schema } from './contract/contract.ts'
import type { Operation } from './contract/operation.ts'

/** What the operator's calls act on: no organization of its own. */
export const platform = { organizationId: 'platform', actor: 'platform' } as const
export const anonymous = { organizationId: 'anonymous', actor: 'anonymous' } as const

export type Identity = { readonly organizationId: string; readonly actor: string }

type Keys = {
  readonly platformKey: string
  readonly findBySecretHash: (hash: Uint8Array) => Promise<ApiKey | undefined>
  /** The contract's document, whose x-roles say what each role may do. */
  readonly document: Schema
}

/** The only form in which secrets are kept and compared (SEC 2). */
export const secretHash = (secret: string): Uint8Array =>
  createHash('sha256').update(secret).digest()

/**
 * Who calls, or the refusal: 401 without a valid key of the right kind, 403 where the key's role
 * lacks the scope (SEC 1). An organization's key has no scope over tenants, whatever its role; the
 * platform key is no key of any organization.
 */
export const authentication = ({ platformKey, findBySecretHash, document }: Keys) => {
  const platformHash = secretHash(platformKey)
  const scopesOf = document['x-roles'] as { readonly [Name in Role]: readonly string[] }
  return async (operation: Operation, authorization: string | undefined): Promise<Identity> => {
    const { scheme, scope } = operation
    if (scheme === undefined) return anonymous
    const hash = secretHash(bearerOf(authorization))
    if (timingSafeEqual(hash, platformHash)) {
      if (scheme === 'platformKey') return platform
      throw new Refusal('unauthenticated')
    }
    const key = await findBySecretHash(hash)
    if (!key || key.revokedAt !== null) throw new Refusal('unauthenticated')
    if (scope === undefined || !scopesOf[key.role].includes(scope)) {
      throw new Refusal('insufficient_scope', { scope: scope ?? null, role: key.role })
    }
    return { organizationId: key.organizationId, actor: key.id }
  }
}

const bearerOf = (authorization: string | undefined): string => {
  const token = /^Bearer +([\x21-\x7e]{1,512}) *$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) throw new Refusal('unauthenticated')
  return token
}
