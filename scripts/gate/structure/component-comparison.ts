import { keysOf, membersOf } from '../document/json-node.ts'
import type { Said } from '../finding.ts'
import { isGraver } from '../finding.ts'
import type { Comparison, Direction, Pair } from './comparison.ts'
import { reachedFrom } from './component-places.ts'
import { otherwise } from './extension-rules.ts'
import { always, changeOf, compareMembers, memberPair, type Rule } from './members.ts'
import { comparePathMap } from './operation-rules.ts'
import { compareCarrier } from './parameter-rules.ts'
import { rawDifferences } from './raw-differences.ts'
import { compareResponse } from './response-rules.ts'
import { compareSchema } from './schema/schema-comparison.ts'
import { securitySchemeRules } from './security-rules.ts'

const prose = always('patch', 'it is documentation')

type Compare = (comparison: Comparison, compared: { pair: Pair; direction: Direction }) => void

const scheme: Compare = (comparison, { pair, direction }) =>
  compareMembers(comparison, pair,
    { kind: 'securityScheme', rules: securitySchemeRules, scope: { direction }, otherwise })

const compareBy: Record<string, Compare> = {
  schemas: compareSchema,
  securitySchemes: scheme,
  responses: (comparison, { pair, direction }) =>
    compareResponse(comparison, { pair, scope: { direction } }),
  parameters: (comparison, { pair, direction }) =>
    compareCarrier(comparison, { part: 'parameter', pair, direction }),
  headers: (comparison, { pair, direction }) =>
    compareCarrier(comparison, { part: 'header', pair, direction }),
  callbacks: (comparison, { pair, direction }) =>
    comparePathMap(comparison, { pair, direction, noun: 'callback' }),
}

/** Nothing on the wire is made of it: what is left is its type in the SDK. */
const unused = (said: Said): Said =>
  isGraver(said.verdict, 'minor')
    ? { ...said, verdict: 'minor', plane: 'source', why: `no operation uses it; ${said.why}` }
    : said

/** Operations used it, and code that calls them names its type; what it was made of counts. */
const left = (said: Said): Said =>
  ({ ...said, plane: 'source', why: `operations used it by this name; ${said.why}` })

type Unused = { kind: string; pair: Pair; soften: (said: Said) => Said }

const compareUnused = (comparison: Comparison, { kind, pair, soften }: Unused) => {
  const compare = compareBy[kind]
  if (kind === 'examples') {
    comparison.look(pair, 'whole')
    prose.judge(comparison, asMember(kind, pair))
    return
  }
  if (compare === undefined) {
    // What stands in these is compared where operations hold it.
    if (kind === 'pathItems') comparison.look(pair, 'whole')
    return
  }
  comparison.softened(soften, () => {
    compare(comparison, { pair, direction: 'request' })
    compare(comparison, { pair, direction: 'response' })
  })
}

const asMember = (key: string, pair: Pair): Parameters<Rule['judge']>[1] =>
  ({ ...pair, key, owner: pair, scope: { direction: 'response' } })

/** Whether all that differs was looked at where operations use it, or is overruled there. */
const isExplained = (comparison: Comparison, { base, revision }: Pair): boolean =>
  rawDifferences({ base: base.value, revision: revision.value },
    { sameness: comparison.sameness, at: base.at })
    .every(({ at, side }) => (side === 'both' ? sides : [side])
      .every((one) => comparison.wasLookedAt(one, at)))

const sides = ['base', 'revision'] as const

/** The components that operations of the base lead to. */
const usedBefore = ({ documents: { base } }: Comparison): Set<string> =>
  reachedFrom(base, [base['paths'], base['webhooks']])

const compareComponent = (comparison: Comparison, { kind, pair }: { kind: string; pair: Pair }) => {
  const change = changeOf(pair)
  // Components that came or went are named by the plane source; what they hold is told where used.
  if (change !== 'changed') return comparison.look(pair, 'whole')
  if (comparison.areSame(pair)) return
  if (kind === 'securitySchemes') {
    comparison.look(pair, 'entered')
    scheme(comparison, { pair, direction: 'request' })
    return
  }
  if (comparison.sameness.areSame(pair.base.value, pair.revision.value)) return
  const isEntered = comparison.wasEntered(pair)
  if (isEntered && isExplained(comparison, pair)) return
  comparison.look(pair, 'entered')
  const wasUsed = !isEntered && usedBefore(comparison).has(pair.base.at)
  compareUnused(comparison, { kind, pair, soften: wasUsed ? left : unused })
}

/** What no operation led to: components that nothing uses, and how credentials are shown. */
export const compareComponents = (comparison: Comparison, components: Pair): void => {
  const kinds = keysOf(membersOf(components.base.value), membersOf(components.revision.value))
  for (const kind of kinds) {
    const group = memberPair(components, kind)
    comparison.look(group, 'entered')
    if (kind.startsWith('x-')) {
      otherwise(kind).judge(comparison, asMember(kind, group))
      comparison.look(group, 'whole')
      continue
    }
    for (const name of keysOf(membersOf(group.base.value), membersOf(group.revision.value))) {
      compareComponent(comparison, { kind, pair: memberPair(group, name) })
    }
  }
}
