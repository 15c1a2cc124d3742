import type { Verdict } from '../../finding.ts'
import type { Comparison, Direction, Pair } from '../comparison.ts'
import { detailOf, whereOf, whole, type Rule } from '../members.ts'

/** How the values that are valid today stand to those that were. */
export type Relation = 'same' | 'narrower' | 'wider' | 'other'

type Meaning = { verdict: Verdict; why: string }

const refused = 'what is sent today may be refused'
const unheardOf = 'clients may get what they were never told of'

const meanings: Record<Direction, Record<Exclude<Relation, 'same'>, Meaning>> = {
  request: {
    narrower: { verdict: 'major', why: refused },
    wider: { verdict: 'minor', why: 'more is accepted than before' },
    other: { verdict: 'major', why: refused },
  },
  response: {
    narrower: { verdict: 'minor', why: 'less can come than before' },
    wider: { verdict: 'major', why: unheardOf },
    other: { verdict: 'major', why: unheardOf },
  },
}

type Related = { relation: Relation; name: string; pair: Pair; direction: Direction }

/** Says what it means in this direction that values became fewer, more, or others. */
export const sayRelation = (comparison: Comparison, related: Related & { detail?: string }) => {
  const { relation, name, pair, direction, detail = detailOf(pair) } = related
  if (relation === 'same') return
  const id = `${direction}-${name}-${relation}`
  const where = whereOf(pair)
  comparison.say({ ...meanings[direction][relation], plane: 'wire', id, where, detail })
}

/** Both directions of a set of values: what came and what went. */
export const setRelation = (added: number, removed: number): Relation => {
  if (added > 0 && removed > 0) return 'other'
  if (added > 0) return 'wider'
  return removed > 0 ? 'narrower' : 'same'
}

/** What came and what went, as a reader sees it. */
export const setDetail = (added: string[], removed: string[]): string =>
  [...added.map((one) => `+${one}`), ...removed.map((one) => `-${one}`)].join(' ')

/** A rule for a keyword whose two values alone tell the relation. */
export const related = (relate: (base: unknown, revision: unknown) => Relation): Rule =>
  whole((comparison, { key, scope, ...pair }) => {
    const relation = relate(pair.base.value, pair.revision.value)
    sayRelation(comparison, { relation, name: key, pair, direction: scope.direction })
  })

/** A keyword that narrows by being there and whose changes nothing sure is known about. */
export const presence: Rule = related((base, revision) => {
  if (base === undefined) return 'narrower'
  return revision === undefined ? 'wider' : 'other'
})

/** The direction seen from within a `not`: what narrows there, widens here. */
export const flipped = (relation: Relation): Relation => {
  if (relation === 'narrower') return 'wider'
  return relation === 'wider' ? 'narrower' : relation
}
