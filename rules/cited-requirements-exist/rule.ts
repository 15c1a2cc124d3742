import type { JsonObject } from '../src/json.ts'
import { places } from '../src/places.ts'
import { registryOf } from '../src/registry-of.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<JsonObject>({
  id: 'cited-requirements-exist',
  given: [...places.operations, ...places.componentSchemas],
  severity: 'error',
  message: 'Every cited requirement is a row, cited once',
  fix: 'Correct the id, or write the row in spec/requirements',
  restsOn: ['design: every sentence of the contract has an id and a judge'],
  *function({ 'x-requirements': ids }, { root }) {
    if (!Array.isArray(ids)) return
    const known = registryOf(root, 'requirements')
    for (const [index, id] of ids.entries()) {
      const at = ['x-requirements', index]
      if (!known.has(String(id))) yield { at, detail: `${id} does not exist` }
      if (ids.indexOf(id) !== index) yield { at, detail: `${id} is cited twice` }
    }
  },
})
