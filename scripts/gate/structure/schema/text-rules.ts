import { membersOf } from '../../document/json-node.ts'
import { patternRelation, textRelation } from '../../pattern/pattern-relation.ts'
import type { TextLimits } from '../../pattern/text-language.ts'
import type { Pair } from '../comparison.ts'
import { memberPair, whole, type Rule } from '../members.ts'
import { relatedNumbers } from './bounds.ts'
import { sayRelation, type Relation } from './relation.ts'

const limitsOf = (schema: unknown): TextLimits => {
  const { pattern, minLength, maxLength } = membersOf(schema)
  return {
    pattern: typeof pattern === 'string' ? pattern : undefined,
    least: typeof minLength === 'number' ? minLength : 0,
    most: typeof maxLength === 'number' ? maxLength : Infinity,
  }
}

/** What pattern and lengths together admit, where another pattern may say what a length said. */
const jointRelation = ({ base, revision }: Pair): Relation | undefined => {
  const [was, is] = [limitsOf(base.value), limitsOf(revision.value)]
  if (was.pattern === is.pattern) return undefined
  const isPlain = was.pattern === undefined || is.pattern === undefined
  const isLengthKept = was.least === is.least && was.most === is.most
  return isPlain && isLengthKept ? undefined : textRelation(was, is)
}

const alone = (base: unknown, revision: unknown): Relation => {
  if (typeof base !== 'string') return 'narrower'
  return typeof revision === 'string' ? patternRelation(base, revision) : 'wider'
}

/** A pattern and the lengths beside it limit the same texts: they are compared together. */
const text = (own: (base: unknown, revision: unknown) => Relation): Rule =>
  whole((comparison, { key, owner, scope: { direction }, ...member }) => {
    const joint = jointRelation(owner)
    const relation = joint ?? own(member.base.value, member.revision.value)
    const [name, pair] = joint === undefined
      ? [key, member] : ['pattern', memberPair(owner, 'pattern')]
    sayRelation(comparison, { relation, name, pair, direction })
  })

export const textRules = {
  pattern: text(alone),
  maxLength: text(relatedNumbers.atMost),
  minLength: text(relatedNumbers.atLeast(0)),
}
