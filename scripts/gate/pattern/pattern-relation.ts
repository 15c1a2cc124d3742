import type { Relation } from '../structure/schema/relation.ts'
import { canMeet, isWithin, TextLanguage, type TextLimits } from './text-language.ts'
import { UnknownPattern } from './unknown-pattern.ts'

/** A condition that both begin with takes the same texts away from both. */
const withoutShared = (base: string, revision: string): [string, string] => {
  const [, shared] = /^\^(\(\?[!=](?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))/.exec(base) ?? []
  if (shared === undefined || !revision.startsWith(`^${shared}`)) return [base, revision]
  return [`^${base.slice(shared.length + 1)}`, `^${revision.slice(shared.length + 1)}`]
}

const compare = (base: TextLimits, revision: TextLimits): Relation | undefined => {
  try {
    const [old, now] = [new TextLanguage(base), new TextLanguage(revision)]
    const [isWider, isNarrower] = [isWithin(old, now), isWithin(now, old)]
    if (isWider) return isNarrower ? 'same' : 'wider'
    return isNarrower ? 'narrower' : 'other'
  } catch (error) {
    if (error instanceof UnknownPattern) return undefined
    throw error
  }
}

const known = new Map<string, Relation | undefined>()

/** How the texts that are admitted today stand to those before; nothing where nobody knows. */
export const textRelation = (base: TextLimits, revision: TextLimits): Relation | undefined => {
  const name = JSON.stringify([base, revision])
  if (!known.has(name)) {
    const [old, now] = withoutShared(base.pattern ?? '', revision.pattern ?? '')
    const found = compare(base, revision)
    const bare = found ?? compare({ ...base, pattern: old }, { ...revision, pattern: now })
    // Without the condition both hold more, so that a difference then proves none.
    known.set(name, bare === 'other' && found === undefined ? undefined : bare)
  }
  return known.get(name)
}

/** The same for patterns alone; `other` where nobody knows. */
export const patternRelation = (base: string, revision: string): Relation =>
  base === revision ? 'same'
    : textRelation({ pattern: base }, { pattern: revision }) ?? 'other'

/** Whether a text may meet both patterns, or nobody knows. */
export const mayMeet = (one: string, other: string): boolean => {
  try {
    return canMeet(new TextLanguage({ pattern: one }), new TextLanguage({ pattern: other }))
  } catch (error) {
    if (error instanceof UnknownPattern) return true
    throw error
  }
}
