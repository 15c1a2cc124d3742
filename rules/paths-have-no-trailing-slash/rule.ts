import type { PathItem } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<PathItem>({
  id: 'paths-have-no-trailing-slash',
  given: places.pathItems,
  severity: 'error',
  message: 'A path starts with one slash, ends without one, and has no query',
  fix: 'Write the path as /collection/{id}',
  restsOn: ['OpenAPI 3.1 section 4.8.8', 'RFC 3986 section 6.2.3'],
  *function(_item, { path }) {
    const text = String(path.at(-1))
    if (/^\/[^?#]*[^/?#]$/.test(text) && !text.includes('//')) return
    yield { detail: text }
  },
})
