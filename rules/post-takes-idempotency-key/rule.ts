import type { Operation } from '../src/openapi.ts'
import { itemAround, parametersOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'post-takes-idempotency-key',
  given: places.posts,
  severity: 'error',
  message: 'Every POST takes Idempotency-Key, and requires it exactly where it creates money',
  fix: 'Refer to the IdempotencyKey parameter, or to IdempotencyKeyRequired with x-money: true',
  restsOn: ['IDM-1.1', 'IDM-1.2', 'draft-ietf-httpapi-idempotency-key-header'],
  *function(operation, { path, root }) {
    const parameters = parametersOf({ operation, item: itemAround(path, root) }, root)
    const key = parameters.find(({ name, in: where }) =>
      where === 'header' && name.toLowerCase() === 'idempotency-key')
    const money = operation['x-money'] === true
    if (key === undefined) yield { detail: 'the header parameter is missing' }
    else if (money && key.required !== true) yield { detail: 'x-money is true and it is optional' }
    else if (!money && key.required === true) yield { detail: 'it is required without x-money' }
  },
})
