import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const longest = 80

export default defineRule<Operation>({
  id: 'operation-is-described',
  given: places.operations,
  severity: 'error',
  message: 'An operation has a short summary and a description',
  fix: 'Write a summary of at most 80 characters without full stop, and a description',
  restsOn: ['OpenAPI 3.1 section 4.8.10'],
  *function({ summary, description }) {
    if (summary === undefined || summary === '') yield { detail: 'the summary is missing' }
    else if (summary.length > longest) yield { at: ['summary'], detail: 'the summary is long' }
    else if (summary.endsWith('.')) yield { at: ['summary'], detail: 'a full stop ends it' }
    if (description === undefined || description === '') {
      yield { detail: 'the description is missing' }
    }
  },
})
