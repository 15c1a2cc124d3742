import type fc from 'fast-check'
import { isBefore } from '../instant-order.ts'
import { naturalPeriodAt } from '../natural-period.ts'
import { anyEndWish } from './any-wish.ts'
import { perform } from './perform.ts'
import { anyScript, type Script, type Wanted } from './script.ts'
import { isLive } from './subscription.ts'
import { emptyWorld, type World } from './world.ts'

/** Whether a charge in advance ends before its period, at an end that is not to come any more. */
export const isCutShort = ({ subscription, now }: World): boolean => {
  if (subscription === null || !isLive(subscription)) return false
  const { anchor, cancel, items } = subscription
  const until = naturalPeriodAt(anchor, now).end
  return items.some(({ charges = [] }) => {
    const last = charges.at(-1)?.end
    return last !== undefined && isBefore(last, until)
      && (cancel === null || isBefore(last, cancel.at))
  })
}

const comesTo = (
  { catalogue, settings, steps }: Script, judge: (world: World) => boolean,
): boolean => {
  let world = emptyWorld({ catalogue, settings, now: steps[0]?.at ?? '' })
  return steps.some((step) => {
    world = perform(world, step).world
    return judge(world)
  })
}

/** Lives in which an end is withdrawn or put off after charges were cut at it (SUB 2.8). */
export const anyEndPutOff = (wanted: Partial<Wanted> = {}): fc.Arbitrary<Script> =>
  anyScript({ wishes: anyEndWish, ...wanted }).filter((script) => comesTo(script, isCutShort))
