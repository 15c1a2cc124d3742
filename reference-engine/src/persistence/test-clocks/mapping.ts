import type { EffectType } from '../../application/billing/effect.ts'
import { bigInteger, instant, nullable, oneOf, text } from '../columns.ts'
import { mapping } from '../record-mapping.ts'
import type { RecordOf } from '../record-mapping.ts'

export const testClockMapping = mapping({
  organizationId: text,
  id: text,
  name: nullable(text),
  now: instant,
  /** Where an advance under way is going; null when the clock is ready. */
  advancingTo: nullable(instant),
  createdAt: instant,
  deletedAt: nullable(instant)
})

/** A clock that customers live on, as it is stored (SIM 1). */
export type TestClockRecord = RecordOf<typeof testClockMapping.columns>

export const testClockEffectMapping = mapping({
  organizationId: text,
  testClockId: text,
  /** From 1, in the order in which they were done. */
  position: bigInteger,
  at: instant,
  type: oneOf<EffectType>(),
  objectId: text
})

/** What an advance brought about, as it is stored. */
export type TestClockEffectRecord = RecordOf<typeof testClockEffectMapping.columns>
