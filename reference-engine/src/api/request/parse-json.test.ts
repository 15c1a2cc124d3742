import { expect, test } from 'vitest'
import { parseJson } from './parse-json.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text)

test.each([
  ['{"a":{"b":[1,{"c":":"}]},"d":"\\"e\\":"}', 'colons and quotes inside of text'],
  ['"\\\\"', 'an escaped backslash ends no text early'],
  ['{"__proto__":{"x":1},"constructor":2}', 'names that mean something to JavaScript'],
  ['[]', 'no member at all'],
])('%s is read: %s', (text, _why) => {
  expect(JSON.stringify(parseJson(bytes(text)))).toBe(text)
})

test.each([
  ['{"a":1,"a":1}', 'one name twice, even with one value'],
  ['{"a":{"b":1,"b":2}}', 'one name twice further inside'],
  ['{"a":1,"\\u0061":2}', 'one name in two spellings'],
  ['{"a":1', 'cut off'],
  ['', 'empty'],
  ['{a:1}', 'no quotes'],
])('%s is refused as malformed_json: %s', (text, _why) => {
  expect(() => parseJson(bytes(text))).toThrow(expect.objectContaining({ code: 'malformed_json' }))
})

test('bytes that are not UTF-8 are refused', () => {
  const broken = Uint8Array.of(0x22, 0xff, 0x22)
  expect(() => parseJson(broken)).toThrow(expect.objectContaining({ code: 'malformed_json' }))
})

test('nesting as deep as a body allows is read', () => {
  const depth = 500_000
  expect(() => parseJson(bytes('['.repeat(depth) + ']'.repeat(depth)))).not.toThrow()
})
