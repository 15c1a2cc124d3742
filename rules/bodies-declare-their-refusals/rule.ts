import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const refusals = ['400', '413', '415']

export default defineRule<Operation>({
  id: 'bodies-declare-their-refusals',
  given: places.operations,
  severity: 'error',
  message: 'An operation with a body declares 400, 413 and 415',
  fix: 'Refer to the shared responses',
  restsOn: ['ERR-2.4', 'ERR-2.7', 'RFC 9110 sections 15.5.14 and 15.5.16'],
  *function({ requestBody, responses = {} }) {
    if (requestBody === undefined) return
    const missing = refusals.filter((status) => responses[status] === undefined)
    if (missing.length > 0) yield { at: ['responses'], detail: `${missing.join(', ')} missing` }
  },
})
