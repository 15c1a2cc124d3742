import type { RequirementRow } from '../src/openapi.ts'
import { defineRule } from '../src/rule.ts'
import { isSentence } from '../src/sentence.ts'

const levels = new Set(['MUST', 'SHOULD', 'MAY'])

const faultsOf = (row: RequirementRow, profiles: string[]): string[] => [
  ...(/^[A-Z]{3}-[1-9]\d*\.[1-9]\d*$/.test(row.id) ? [] : ['its id is not like MON-4.1']),
  ...(levels.has(row.level ?? '') ? [] : ['its level is not MUST, SHOULD or MAY']),
  ...(profiles.includes(row.profile ?? '') ? [] : ['its profile is not known']),
  ...(/^\d+\.\d+\.\d+$/.test(row.since ?? '') ? [] : ['since is no version']),
  ...(isSentence(row.text) ? [] : ['its text is no sentence with a full stop']),
  ...(row.unobservable === undefined || isSentence(row.unobservable)
    ? [] : ['the reason in unobservable is no sentence']),
]

export default defineRule<RequirementRow[]>({
  id: 'requirement-rows-are-complete',
  given: ["$['x-registries'].requirements"],
  severity: 'error',
  message: 'A requirement row has id, level, profile, since and a sentence',
  fix: 'Complete the row in spec/requirements',
  restsOn: ['RFC 2119', 'RFC 8174', 'design: every sentence of the contract has an id and a judge'],
  *function(rows, { root }) {
    const profiles = Object.keys(root['x-profiles'] ?? {})
    const seen = new Set<string>()
    for (const [index, row] of rows.entries()) {
      for (const detail of faultsOf(row, profiles)) {
        yield { at: [index], detail: `${row.id}: ${detail}` }
      }
      if (seen.has(row.id)) yield { at: [index], detail: `${row.id} stands there twice` }
      seen.add(row.id)
    }
  },
})
