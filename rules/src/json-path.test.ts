import { expect, test } from 'vitest'
import { jsonPath } from './json-path.ts'

test.each<[string[], string, string]>([
  [[], '$', 'the document'],
  [['paths', '/a', 'get'], "$.paths['/a'].get", 'a slash needs quotes'],
  [['x-scopes'], "$['x-scopes']", 'so does a hyphen'],
  [['tags', '0'], '$.tags[0]', 'an index may come as text'],
  [["it's"], "$['it\\'s']", 'a quote is escaped'],
])('%j is %s: %s', (path, wanted) => {
  expect(jsonPath(path)).toBe(wanted)
})
