import type { LineKind } from './invoice-line.ts'

/** The lines of a charge of an item: what was charged, and what a bound changed of it (PRO 2). */
export const chargeKinds = ['fixed', 'proration_charge', 'minimum', 'maximum'] as const satisfies
  readonly LineKind[]
