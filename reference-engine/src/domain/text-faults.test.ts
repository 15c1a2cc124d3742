import { expect, test } from 'vitest'
import type { Json } from './canonical-json.ts'
import { textFaults } from './text-faults.ts'

test.each<[Json, string[], string]>([
  [{ a: 'x', b: ['\u{1f600}', 1, null, true] }, [], 'whole text is fine, emoji included'],
  ['\ud83d', [''], 'half a pair'],
  [{ a: { b: ['ok', 'a\0b'] } }, ['/a/b/1'], 'U+0000, wherever it stands'],
  [{ 'x/\0': '\0' }, ['/x~1\0', '/x~1\0'], 'name and value are two faults'],
  [{ '\udc00': 1 }, ['/\ufffd'], 'the pointer itself can be sent'],
])('%j has faults at %j: %s', (value, pointers) => {
  expect(textFaults(value).map(({ pointer }) => pointer)).toEqual(pointers)
})
