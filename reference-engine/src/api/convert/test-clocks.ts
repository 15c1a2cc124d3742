import type { components } from '@valora/spec/types'
import type { Effect } from '../../application/billing/effect.ts'
import type { CreateTestClock } from '../../application/test-clocks/create-test-clock.ts'
import type { AdvanceTestClock } from '../../application/test-clocks/advance-test-clock.ts'
import type { Advancement } from '../../application/test-clocks/run-steps.ts'
import type { EffectPlace } from '../../application/test-clocks/stored-effect.ts'
import type { TestClock } from '../../application/test-clocks/test-clock.ts'
import { Refusal } from '../../domain/refusal.ts'
import { formatInstant, isInstantText, parseInstant } from '../../domain/time/instant.ts'

type Schemas = components['schemas']

export const testClockDraft = ({ name, now }: Schemas['TestClockCreate']): CreateTestClock =>
  ({ name: name ?? null, now: parseInstant(now) })

export const advance = (
  testClockId: string,
  { to }: Schemas['TestClockAdvance'],
): AdvanceTestClock => ({ testClockId, to: parseInstant(to) })

export const testClockBody = (clock: TestClock): Schemas['TestClock'] => ({
  id: clock.id,
  name: clock.name,
  now: formatInstant(clock.now),
  status: clock.deletedAt !== null ? 'deleted'
    : clock.advancingTo === null ? 'ready' : 'advancing',
  created_at: formatInstant(clock.createdAt),
})

export const advancementBody = (
  { testClock, effectCount, effects }: Advancement,
): Schemas['TestClockAdvancement'] => ({
  test_clock: testClockBody(testClock),
  effect_count: effectCount,
  effects: effects.map(effectBody),
})

export const effectBody = ({ at, type, objectId }: Effect): Schemas['TestClockEffect'] =>
  ({ at: formatInstant(at), type, object_id: objectId })

/** What a cursor of effects carries: the place of the last one. */
export const effectKey = ({ at, position }: EffectPlace): string =>
  `${formatInstant(at)}/${position}`

export const effectPlace = (key: string): EffectPlace => {
  const [at = '', position = ''] = key.split('/')
  if (!isInstantText(at) || !/^[1-9]\d{0,18}$/.test(position)) throw new Refusal('invalid_cursor')
  return { at: parseInstant(at), position: BigInt(position) }
}
