import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'operation-has-one-tag',
  given: places.operations,
  severity: 'error',
  message: 'An operation has exactly one tag, and the root declares it',
  fix: 'Name one tag and add it to the tags of spec/openapi.yaml',
  restsOn: ['OpenAPI 3.1 sections 4.8.1 and 4.8.10'],
  *function({ tags = [] }, { root }) {
    const declared = new Set(root.tags?.map(({ name }) => name))
    if (tags.length !== 1) yield { at: ['tags'], detail: `it has ${tags.length}` }
    for (const [index, tag] of tags.entries()) {
      if (!declared.has(tag)) yield { at: ['tags', index], detail: `${tag} is not declared` }
    }
  },
})
