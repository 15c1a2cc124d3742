import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'one-success-response',
  given: places.operations,
  severity: 'error',
  message: 'An operation has exactly one 2xx response and no default',
  fix: 'Keep the one success, and name each error status',
  restsOn: ['RFC 9110 section 15.3'],
  *function({ responses = {} }) {
    const successes = Object.keys(responses).filter((status) => status.startsWith('2'))
    if (successes.length !== 1) {
      yield { at: ['responses'], detail: `it has ${successes.join(', ') || 'none'}` }
    }
    if (responses['default'] !== undefined) {
      yield { at: ['responses', 'default'], detail: 'default hides which statuses there are' }
    }
  },
})
