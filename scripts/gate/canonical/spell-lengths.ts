import type { Node } from '../document/json-node.ts'
import { parsePattern, UnknownPattern, type Expression } from '../pattern/parse-pattern.ts'

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

const known = (pattern: string): Span | undefined => {
  try {
    return spanOf(parsePattern(pattern))
  } catch (error) {
    if (error instanceof UnknownPattern) return undefined
    throw error
  }
}

/**
 * How long a text may be is said by its pattern too: a length beside it that the pattern implies
 * takes no text away, whether it is written or not.
 */
export const spellLengths = (schema: Node): Node => {
  const { pattern, minLength, maxLength } = schema
  const span = typeof pattern === 'string' ? known(pattern) : undefined
  if (span === undefined) return schema
  const least = Math.max(Number(minLength ?? 0), span.least)
  const most = Math.min(Number(maxLength ?? Infinity), span.most)
  return {
    ...schema,
    ...(least > 0 ? { minLength: least } : {}),
    ...(most < Infinity ? { maxLength: most } : {}),
  }
}
