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
  return isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : canonicalObject(value)
}

const canonicalObject = (value: { readonly [name: string]: Json }): string => {
  let members = ''
  for (const name of Object.keys(value).sort()) {
    const member = value[name]
    assert(member !== undefined, 'no member of canonical JSON is undefined')
    members += `${members === '' ? '{' : ','}${quoted(name)}:${canonicalJson(member)}`
  }
  return members === '' ? '{}' : `${members}}`
}

/** Most text is plain, and stands between its quotes as it is. */
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/

const quoted = (text: string): string => {
  if (plain.test(text)) return `"${text}"`
  assert(text.isWellFormed(), 'canonical text holds no lone surrogate')
  return JSON.stringify(text)
}

// Array.isArray does not narrow readonly arrays out of a union.
const isArray = (value: Json): value is readonly Json[] => Array.isArray(value)
