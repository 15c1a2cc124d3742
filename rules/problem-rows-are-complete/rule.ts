import type { ProblemRow } from '../src/openapi.ts'
import { defineRule } from '../src/rule.ts'
import { isSentence } from '../src/sentence.ts'

const faultsOf = ({ code, status, title, retryable, when }: ProblemRow): string[] => [
  ...(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(code) ? [] : ['its code is not snake_case']),
  ...(Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599
    ? [] : ['its status is no 4xx or 5xx']),
  ...(title === undefined || title === '' ? ['it has no title'] : []),
  ...(typeof retryable === 'boolean' ? [] : ['retryable is no boolean']),
  ...(isSentence(when) ? [] : ['when is no sentence']),
]

export default defineRule<ProblemRow[]>({
  id: 'problem-rows-are-complete',
  given: ["$['x-registries'].problems"],
  severity: 'error',
  message: 'A row of the problem registry has code, status, title, retryable and a sentence when',
  fix: 'Complete the row in spec/errors/problems.yaml',
  restsOn: ['ERR-2.1', 'RFC 9457 section 3.1'],
  *function(rows) {
    const seen = new Set<string>()
    for (const [index, row] of rows.entries()) {
      for (const detail of faultsOf(row)) yield { at: [index], detail: `${row.code}: ${detail}` }
      if (seen.has(row.code)) yield { at: [index], detail: `${row.code} stands there twice` }
      seen.add(row.code)
    }
  },
})
