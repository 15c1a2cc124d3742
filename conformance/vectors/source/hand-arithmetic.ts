import { roundHalfAwayFromZero } from '../../oracle/decimal-text.ts'
import {
  add, compare, divide, multiply, negate, parse, subtract, type Rational,
} from '../../oracle/rational.ts'

// What stands before "=" or "~" (rounded) and is followed by a number: 10 x 2 + 0.5 x 1 = 20.5.
const equation = /(?:^|[ :])([(\d-][-\d.() x+/]*) ([=~]) (-?\d+(?:\.\d+)?)/g

type Reader = { tokens: string[] }

const takeIf = ({ tokens }: Reader, ...wanted: string[]): string | undefined =>
  wanted.includes(tokens[0] ?? '') ? tokens.shift() : undefined

const factor = (reader: Reader): Rational => {
  if (takeIf(reader, '-') !== undefined) return negate(factor(reader))
  if (takeIf(reader, '(') === undefined) return parse(reader.tokens.shift() ?? '')
  const inner = total(reader)
  if (takeIf(reader, ')') === undefined) throw new Error('a bracket stays open')
  return inner
}

const product = (reader: Reader): Rational => {
  let value = factor(reader)
  for (;;) {
    const sign = takeIf(reader, 'x', '/')
    if (sign === undefined) return value
    value = sign === 'x' ? multiply(value, factor(reader)) : divide(value, factor(reader))
  }
}

const total = (reader: Reader): Rational => {
  let value = product(reader)
  for (;;) {
    const sign = takeIf(reader, '+', '-')
    if (sign === undefined) return value
    value = sign === '+' ? add(value, product(reader)) : subtract(value, product(reader))
  }
}

const evaluate = (text: string): Rational => {
  const reader = { tokens: text.match(/\d+(?:\.\d+)?|[-+x/()]/g) ?? [] }
  const value = total(reader)
  if (reader.tokens.length > 0) throw new Error(`"${text}" is no arithmetic`)
  return value
}

const texts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

/**
 * The results that a reason computes by hand; each must be true, and the last of them must be
 * what is expected of the case.
 */
export const handComputed = (why: string, expected: unknown): string[] => {
  const found = [...why.matchAll(equation)].map(([, left = '', sign, right = '']) => {
    const digits = right.split('.')[1]?.length ?? 0
    const exact = evaluate(left)
    const value = sign === '~' ? roundHalfAwayFromZero(exact, digits) : exact
    if (compare(value, parse(right)) !== 0) throw new Error(`"${why}": ${left} is not ${right}`)
    return right
  })
  const last = found.at(-1)
  if (last === undefined) return []
  const wanted = texts(expected).filter(isDecimal)
  if (wanted.some((text) => compare(parse(text), parse(last)) === 0)) return found
  throw new Error(`"${why}": ${last} is not among ${wanted.join(' ')}`)
}
