import type { Instant } from '../domain/time/instant.ts'
import { auditDigests } from './audit-digest.ts'
import type { Dependencies } from './dependencies.ts'
import type { Caller } from './ports.ts'

/** The trace of one state change: who, what, when, and digests of before and after (SEC 3). */
export type AuditEntry = {
  readonly organizationId: string
  readonly id: string
  readonly at: Instant
  readonly actor: string
  readonly action: string
  readonly objectType: string
  readonly objectId: string
  readonly beforeDigest: string | null
  readonly afterDigest: string | null
  readonly requestId: string | null
}

export type Change = {
  /** The operation's id, or the name of the job. */
  readonly action: string
  readonly objectType: string
  readonly objectId: string
  readonly before?: object | undefined
  readonly after?: object | undefined
  /** The name of a member that nobody is shown: the digests leave it out. */
  readonly hidden?: string | undefined
}

/** The entry of one change; append it in the transaction of the change. */
export const auditEntry = (
  { clock, ids, sha256 }: Pick<Dependencies, 'clock' | 'ids' | 'sha256'>,
  { caller, change }: { readonly caller: Caller; readonly change: Change },
): AuditEntry => {
  const { organizationId, actor, requestId } = caller
  const { action, objectType, objectId } = change
  const { beforeDigest, afterDigest } = auditDigests(change, sha256)
  return {
    organizationId, id: ids('aud'), at: clock.now(), actor, action, objectType, objectId, requestId,
    beforeDigest, afterDigest,
  }
}
