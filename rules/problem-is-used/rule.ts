import type { Contract } from '../src/openapi.ts'
import { operationsOf, type PlacedOperation } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const problemsOf = ({ operation }: PlacedOperation): unknown[] =>
  [operation['x-problems'] ?? []].flat()

export default defineRule<Contract>({
  id: 'problem-is-used',
  given: places.root,
  severity: 'error',
  message: 'Every problem of the registry belongs to an operation or stands outside of them all',
  fix: 'Name the code in x-problems, mark the row global: true, or remove it',
  restsOn: ['ERR-2.1'],
  *function(root) {
    const used = new Set(operationsOf(root).flatMap(problemsOf))
    for (const [index, row] of (root['x-registries']?.problems ?? []).entries()) {
      if (row.global === true || used.has(row.code)) continue
      yield { at: ['x-registries', 'problems', index], detail: `${row.code} is never named` }
    }
  },
})
