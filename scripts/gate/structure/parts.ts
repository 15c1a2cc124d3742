import type { Verdict } from '../finding.ts'
import type { Comparison, Direction, Pair } from './comparison.ts'
import { whereOf } from './members.ts'

/** What can happen to a named part of what is sent: a property, a parameter, a header. */
export type PartChange =
  | 'added-optional' | 'added-required' | 'removed' | 'became-required' | 'became-optional'

type Meaning = { verdict: Verdict; why: string }

const meanings: Record<Direction, Record<PartChange, Meaning>> = {
  request: {
    'added-optional': { verdict: 'minor', why: 'it can be sent and need not be' },
    'added-required': { verdict: 'major', why: 'what is sent today lacks it and is refused' },
    removed: { verdict: 'major', why: 'who sends it is refused, or not heard any more' },
    'became-required': { verdict: 'major', why: 'who leaves it out is refused' },
    'became-optional': { verdict: 'minor', why: 'it need not be sent any more' },
  },
  response: {
    'added-optional': { verdict: 'minor', why: 'clients ignore what they do not know' },
    'added-required': { verdict: 'minor', why: 'clients ignore what they do not know' },
    removed: { verdict: 'major', why: 'who reads it finds nothing' },
    'became-required': { verdict: 'minor', why: 'it always comes now' },
    'became-optional': { verdict: 'major', why: 'who relies on it may find nothing' },
  },
}

type Part = { part: string; change: PartChange; pair: Pair; direction: Direction }

export const sayPart = (comparison: Comparison, { part, change, pair, direction }: Part): void =>
  comparison.say({
    ...meanings[direction][change],
    plane: 'wire',
    id: `${direction}-${part}-${change}`,
    where: whereOf(pair),
  })

/** What the presence and the duty of a part on both sides amount to. */
export const partChange = (
  base: { is: boolean; required: boolean },
  revision: { is: boolean; required: boolean },
): PartChange | undefined => {
  if (!base.is && revision.is) return revision.required ? 'added-required' : 'added-optional'
  if (base.is && !revision.is) return 'removed'
  if (!base.is || base.required === revision.required) return undefined
  return revision.required ? 'became-required' : 'became-optional'
}
