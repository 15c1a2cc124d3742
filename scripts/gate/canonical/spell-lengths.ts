import type { Node } from '../document/json-node.ts'
import { parsePattern, type Alternative, type Expression } from '../pattern/parse-pattern.ts'
import { patternRelation } from '../pattern/pattern-relation.ts'
import { UnknownPattern } from '../pattern/unknown-pattern.ts'

type Span = { least: number; most: number }

const sumOf = (lengths: number[]): number => lengths.reduce((sum, length) => sum + length, 0)

const spanOf = (expression: Expression): Span => {
  if (expression.is === 'one') return { least: 1, most: 1 }
  if (expression.is === 'repeat') {
    const { least, most } = spanOf(expression.part)
    const longest = most === 0 || expression.most === 0 ? 0 : most * expression.most
    return { least: least * expression.least, most: longest }
  }
  const spans = expression.parts.map(spanOf)
  const [leasts, mosts] = [spans.map(({ least }) => least), spans.map(({ most }) => most)]
  return expression.is === 'choice'
    ? { least: Math.min(...leasts), most: Math.max(...mosts) }
    : { least: sumOf(leasts), most: sumOf(mosts) }
}

/** A text that keeps several conditions has a length that each of them allows. */
const spanOfAll = ({ row, all }: Alternative): Span => {
  const spans = [row, ...all].map(spanOf)
  return {
    least: Math.max(...spans.map(({ least }) => least)),
    most: Math.min(...spans.map(({ most }) => most)),
  }
}

type Known = { span: Span; isIdle: boolean }

const nothingKnown: Known = { span: { least: 0, most: Infinity }, isIdle: false }

const read = (pattern: string): Known => {
  try {
    const spans = parsePattern(pattern).map(spanOfAll)
    const least = Math.min(...spans.map((span) => span.least))
    const most = Math.max(...spans.map((span) => span.most))
    const isIdle = least === 0 && most === Infinity && patternRelation('', pattern) === 'same'
    return { span: { least, most }, isIdle }
  } catch (error) {
    if (error instanceof UnknownPattern) return nothingKnown
    throw error
  }
}

const knownPatterns = new Map<string, Known>()

const known = (pattern: string): Known => {
  const found = knownPatterns.get(pattern) ?? read(pattern)
  knownPatterns.set(pattern, found)
  return found
}

/**
 * How long a text may be is said by its pattern too: a length beside it that the pattern implies
 * takes no text away, whether it is written or not. Nor does a pattern that every text meets.
 */
export const spellLengths = (schema: Node): Node => {
  const { pattern, ...rest } = schema
  if (typeof pattern !== 'string') return schema
  const { span, isIdle } = known(pattern)
  const { minLength, maxLength } = schema
  const least = Math.max(Number(minLength ?? 0), span.least)
  const most = Math.min(Number(maxLength ?? Infinity), span.most)
  return {
    ...isIdle ? rest : schema,
    ...(least > 0 ? { minLength: least } : {}),
    ...(most < Infinity ? { maxLength: most } : {}),
  }
}
