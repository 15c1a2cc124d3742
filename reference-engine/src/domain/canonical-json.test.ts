import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import type { Json } from './canonical-json.ts'

test.each<[Json, string, string]>([
  [{ b: 1, a: 2 }, '{"a":2,"b":1}', 'names are sorted'],
  [{ '\u20ac': 1, '\r': 2, '1': 3, '\u{1f600}': 4, '\ufb33': 5 },
    '{"\\r":2,"1":3,"\u20ac":1,"\u{1f600}":4,"\ufb33":5}', 'by UTF-16 unit, as RFC 8785 sorts'],
  [[3, 1, [2]], '[3,1,[2]]', 'arrays keep their order'],
  [[1e30, 4.5, 0.002, 1e-27, -0], '[1e+30,4.5,0.002,1e-27,0]', 'numbers as ECMAScript'],
  ['\u20ac$\u000f\nA\'B"\\', '"\u20ac$\\u000f\\nA\'B\\"\\\\"', 'only what must is escaped'],
  [{ a: null, b: true, c: {} }, '{"a":null,"b":true,"c":{}}', 'literals and empty objects'],
  [JSON.parse('{"__proto__":1}') as Json, '{"__proto__":1}', 'no name is special'],
])('%j is written %s: %s', (value, wanted) => {
  expect(canonicalJson(value)).toBe(wanted)
})

test('half a surrogate pair has no canonical form', () => {
  expect(() => canonicalJson('\ud83d')).toThrow('lone surrogate')
  expect(() => canonicalJson({ '\udc00': 1 })).toThrow('lone surrogate')
})

test('a number that is none has no canonical form', () => {
  expect(() => canonicalJson(Number.NaN)).toThrow('finite')
})

test('the text parses back to the value and does not depend on order', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
    const json = JSON.parse(JSON.stringify(value)) as { [name: string]: Json }
    const reversed = Object.fromEntries(Object.entries(json).toReversed())
    expect(canonicalJson(reversed)).toBe(canonicalJson(json))
    expect(JSON.parse(canonicalJson(json))).toEqual(json)
  }))
})
