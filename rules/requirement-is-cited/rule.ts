import type { Contract } from '../src/openapi.ts'
import { operationsOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Contract>({
  id: 'requirement-is-cited',
  given: places.root,
  severity: 'error',
  message: 'Every requirement is cited by an operation or a schema, or holds everywhere',
  fix: 'Add the id to x-requirements, or mark the row global: true',
  restsOn: ['design: every sentence of the contract has an id and a judge'],
  *function(root) {
    const cited = new Set([
      ...operationsOf(root).map(({ operation }) => operation['x-requirements']),
      ...Object.values(root.components?.schemas ?? {}).map((schema) => schema['x-requirements']),
    ].flat())
    for (const [index, row] of (root['x-registries']?.requirements ?? []).entries()) {
      if (row.global === true || cited.has(row.id)) continue
      yield { at: ['x-registries', 'requirements', index], detail: `${row.id} is not` }
    }
  },
})
