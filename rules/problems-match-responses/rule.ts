import type { Operation } from '../src/openapi.ts'
import { isErrorStatus } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { registryOf } from '../src/registry-of.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'problems-match-responses',
  given: places.operations,
  severity: 'error',
  message: 'Each problem has its status among the responses, and each error status a problem',
  fix: 'Declare the response or the code, or remove the one that cannot happen',
  restsOn: ['ERR-2.1'],
  *function({ 'x-problems': codes, responses = {} }, { root }) {
    const registry = registryOf(root, 'problems')
    const named = Array.isArray(codes) ? codes.map(String) : []
    const rows = named.flatMap((code) => registry.get(code) ?? [])
    const statuses = new Set<string>()
    for (const { code, status, per_event: perEvent } of rows) {
      if (perEvent === true) continue
      statuses.add(String(status))
      if (responses[String(status)] !== undefined) continue
      yield { at: ['x-problems'], detail: `${code} needs the response ${status}` }
    }
    for (const status of Object.keys(responses)) {
      if (!isErrorStatus(status) || statuses.has(status)) continue
      yield { at: ['responses', status], detail: `${status} has no code in x-problems` }
    }
  },
})
