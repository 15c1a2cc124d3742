import type { MediaType } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<MediaType>({
  id: 'media-type-has-example',
  given: places.mediaTypes,
  severity: 'error',
  message: 'Every request and response body has an example',
  fix: 'Add examples with a case of spec/examples/<operationId>/',
  restsOn: ['OpenAPI 3.1 section 4.8.14', 'design: every request and response has an example'],
  *function({ example, examples }) {
    if (example !== undefined || Object.keys(examples ?? {}).length > 0) return
    yield { detail: 'there is none' }
  },
})
