import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { verbs } from '../src/verbs.ts'

export default defineRule<Operation>({
  id: 'operation-id-is-verb-noun',
  given: places.operations,
  severity: 'error',
  message: 'An operationId is verbNoun in camelCase, and its verb fits the method',
  fix: 'Name it like createCustomer, with one of the verbs in rules/src/verbs.ts',
  restsOn: ['design: one word for one thing', 'RFC 9110 section 9.3'],
  *function({ operationId }, { path }) {
    const method = String(path.at(-1))
    if (operationId === undefined) {
      yield { detail: 'it is missing' }
      return
    }
    const at = ['operationId']
    const verb = /^[a-z]+(?=[A-Z])/.exec(operationId)?.[0] ?? ''
    const methods = verbs.get(verb)
    if (!/^[a-z]+([A-Z][a-z0-9]+)+$/.test(operationId)) {
      yield { at, detail: `${operationId} is no verbNoun` }
    } else if (methods === undefined) yield { at, detail: `${verb} is no verb of the contract` }
    else if (!methods.includes(method)) yield { at, detail: `${verb} is no verb of ${method}` }
  },
})
