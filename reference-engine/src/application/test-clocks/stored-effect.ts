import type { Effect } from '../billing/effect.ts'

/**
 * Where an effect stands among all of its clock: by the instant at which it happened, and within
 * one instant by the order in which it was done.
 */
export type EffectPlace = Pick<Effect, 'at'> & { readonly position: bigint }

/** An effect of an advance, as long as its clock exists (SIM 1.5). */
export type StoredEffect = Effect & EffectPlace & {
  readonly organizationId: string
  readonly testClockId: string
}
