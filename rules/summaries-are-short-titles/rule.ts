import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'summaries-are-short-titles',
  given: places.operations,
  severity: 'error',
  message: 'A summary is a short title without a full stop',
  fix: 'Say it in at most 50 characters, and the rest in the description',
  restsOn: ['design: every operation names its summary'],
  *function({ summary }) {
    if (summary === undefined) return
    const { length } = summary
    if (length > 50) yield { at: ['summary'], detail: `it has ${length} characters` }
    else if (/[.!?]$/.test(summary)) yield { at: ['summary'], detail: 'it is a sentence' }
    else if (!/^[A-Z]/.test(summary)) yield { at: ['summary'], detail: 'it begins small' }
  },
})
