import type { Relation } from '../structure/schema/relation.ts'
import { Automaton } from './automaton.ts'
import { lastCharacter } from './char-ranges.ts'
import { parsePattern, UnknownPattern } from './parse-pattern.ts'

const pairsMax = 20_000

const named = (states: Set<number>): string =>
  [...states].toSorted((left, right) => left - right).join()

/** Whether every text that the first admits is admitted by the second. */
const isWithin = (inner: Automaton, outer: Automaton): boolean => {
  const characters = [...new Set([0, ...inner.boundaries(), ...outer.boundaries()])]
    .filter((character) => character <= lastCharacter)
  const start = { of: inner.settle([inner.first]), in: outer.settle([outer.first]) }
  const waiting = [start]
  const seen = new Set<string>()
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    if (pair.of.has(inner.last) && !pair.in.has(outer.last)) return false
    for (const character of characters) {
      const next = { of: inner.read(pair.of, character), in: outer.read(pair.in, character) }
      const key = `${named(next.of)} ${named(next.in)}`
      if (next.of.size === 0 || seen.has(key)) continue
      if (seen.size > pairsMax) throw new UnknownPattern('it takes too long')
      seen.add(key)
      waiting.push(next)
    }
  }
  return true
}

/** A condition at the start that both share takes the same texts away from both. */
const lookahead = /^\^(\(\?[!=](?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))/

const withoutShared = (base: string, revision: string): [string, string] => {
  const [, shared] = lookahead.exec(base) ?? []
  if (shared === undefined || !revision.startsWith(`^${shared}`)) return [base, revision]
  return [`^${base.slice(shared.length + 1)}`, `^${revision.slice(shared.length + 1)}`]
}

/** How the texts that a pattern admits today stand to those before; `other` where nobody knows. */
export const patternRelation = (base: string, revision: string): Relation => {
  if (base === revision) return 'same'
  try {
    const [old, now] = withoutShared(base, revision)
      .map((pattern) => new Automaton(parsePattern(pattern)))
    if (old === undefined || now === undefined) return 'other'
    const [isWider, isNarrower] = [isWithin(old, now), isWithin(now, old)]
    if (isWider) return isNarrower ? 'same' : 'wider'
    return isNarrower ? 'narrower' : 'other'
  } catch (error) {
    if (error instanceof UnknownPattern) return 'other'
    throw error
  }
}
