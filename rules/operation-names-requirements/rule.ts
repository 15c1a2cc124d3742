import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'operation-names-requirements',
  given: places.operations,
  severity: 'error',
  message: 'An operation names at least one requirement that it keeps',
  fix: 'Add the ids of its requirement rows as x-requirements',
  restsOn: ['design: every sentence of the contract has an id and a judge'],
  *function({ 'x-requirements': ids }) {
    if (!Array.isArray(ids)) yield { detail: 'x-requirements is missing' }
    else if (ids.length === 0) yield { at: ['x-requirements'], detail: 'it names none' }
  },
})
