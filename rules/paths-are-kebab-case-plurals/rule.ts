import type { PathItem } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const isKebabCase = (segment: string): boolean => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(segment)

const isName = (segment: string | undefined): segment is string =>
  segment !== undefined && !segment.startsWith('{')

// A collection is what holds ids, what is listed, or what is created into.
const isCollection = ({ get, post }: PathItem, next: string | undefined): boolean =>
  next?.startsWith('{') === true || (next === undefined
    && (/^list[A-Z]/.test(get?.operationId ?? '') || /^create[A-Z]/.test(post?.operationId ?? '')))

export default defineRule<PathItem>({
  id: 'paths-are-kebab-case-plurals',
  given: places.pathItems,
  severity: 'error',
  message: 'Path segments are kebab-case, and collections are plural',
  fix: 'Write it like /usage-events/{event_id}',
  restsOn: ['design: kebab-case plural paths', 'RFC 3986 section 3.3'],
  *function(item, { path }) {
    const segments = String(path.at(-1)).split('/').slice(1)
    for (const [index, segment] of segments.entries()) {
      if (segment === '' || !isName(segment)) continue
      if (!isKebabCase(segment)) yield { detail: `${segment} is not kebab-case` }
      else if (isCollection(item, segments[index + 1]) && !segment.endsWith('s')) {
        yield { detail: `${segment} is not plural` }
      }
    }
  },
})
