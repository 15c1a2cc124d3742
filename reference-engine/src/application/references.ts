import type { Fault } from '../domain/fault.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time/instant.ts'

type Missing = { readonly pointer: string; readonly code: `${string}_not_found` }

/** What a property of the body names, or the refusal that points at the property (SEC 1). */
export const foundIn = async <Kept>(
  finding: Promise<Kept | undefined>,
  { pointer, code }: Missing,
): Promise<Kept> => {
  const kept = await finding
  if (kept === undefined) throw new Refusal(code, {}, [missing({ pointer, code })])
  return kept
}

/** That nothing has the id which stands there. */
export const missing = ({ pointer, code }: Missing): Fault =>
  ({ pointer, code, detail: 'Nothing in the organization has this id.' })

type Used = {
  readonly pointer: string
  readonly kept: { readonly id: string; readonly archivedAt: Instant | null }
}

/** Refuses what is archived, naming each: an archived object is used for nothing new. */
export const refuseArchived = (used: readonly Used[]): void => {
  const archived = used.filter(({ kept }) => kept.archivedAt !== null)
  if (archived.length === 0) return
  throw new Refusal('resource_archived', { archived: archived.map(({ kept }) => kept.id) })
}
