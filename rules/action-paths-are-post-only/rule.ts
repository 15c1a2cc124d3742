import type { PathItem } from '../src/openapi.ts'
import { methods } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { verbs } from '../src/verbs.ts'

export default defineRule<PathItem>({
  id: 'action-paths-are-post-only',
  given: places.pathItems,
  severity: 'error',
  message: 'A path that ends in a verb has POST and nothing else',
  fix: 'Make it a POST, or name the path by a noun',
  restsOn: ['design: actions are POST', 'RFC 9110 section 9.2.1'],
  *function(item, { path }) {
    const segments = String(path.at(-1)).split('/').slice(1)
    const verb = segments.length > 1 ? segments.at(-1)?.split('-')[0] : undefined
    if (verb === undefined || !verbs.has(verb)) return
    for (const method of methods) {
      if (method === 'post' || item[method] === undefined) continue
      yield { at: [method], detail: `${verb} has ${method.toUpperCase()}` }
    }
  },
})
