import { assert } from './assert.ts'

/** Any JSON value, as JSON.parse gives it. */
export type Json =
  | null | boolean | number | string
  | readonly Json[]
  | { readonly [name: string]: Json }

/**
 * RFC 8785 (JCS): one text for one JSON value, whatever the order of its properties (DET 2, USG 3).
 * Numbers are written as ECMAScript writes them, which is what RFC 8785 prescribes.
 * A lone surrogate has no canonical form; `textFaults` refuses it before it comes here.
 *
 * @example canonicalJson({ b: 1, a: 'x' }) // '{"a":"x","b":1}'
 */
export const canonicalJson = (value: Json): string => {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') assert(Number.isFinite(value), 'a JSON number is finite')
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.keys(value).sort().map((name) => {
    const member = value[name]
    assert(member !== undefined, `${name} is not undefined`)
    return `${quoted(name)}:${canonicalJson(member)}`
  })
  return `{${members.join(',')}}`
}

const quoted = (text: string): string => {
  assert(text.isWellFormed(), 'canonical text holds no lone surrogate')
  return JSON.stringify(text)
}

// Array.isArray does not narrow readonly arrays out of a union.
const isArray = (value: Json): value is readonly Json[] => Array.isArray(value)
