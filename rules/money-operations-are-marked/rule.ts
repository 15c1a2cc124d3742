import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

const creators = new Set([
  'createSubscription', 'createSubscriptionChange', 'createInvoice', 'createCreditGrant',
  'createCreditNote',
])

export default defineRule<Operation>({
  id: 'money-operations-are-marked',
  given: places.posts,
  severity: 'error',
  message: 'An operation that creates money carries x-money: true',
  fix: 'Add x-money: true and require the Idempotency-Key',
  restsOn: ['IDM-1.2'],
  *function({ operationId = '', 'x-money': money }) {
    if (!creators.has(operationId) || money === true) return
    yield { at: ['x-money'], detail: `${operationId} does not` }
  },
})
