import type { Instant } from '../../domain/time/instant.ts'

/** What a key may do; the scopes of each role stand in the contract (SEC 1). */
export type Role = 'admin' | 'billing' | 'ingest' | 'read_only'

/** A key of an organization. Of its secret only the hash is kept (SEC 2). */
export type ApiKey = {
  readonly organizationId: string
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly secretHash: Uint8Array
  readonly secretHint: string
  readonly revokedAt: Instant | null
  readonly createdAt: Instant
}
