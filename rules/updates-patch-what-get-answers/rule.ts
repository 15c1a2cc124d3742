import type { Operation, RequestBody } from '../src/openapi.ts'
import { responsesOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { resolve } from '../src/resolve.ts'
import { defineRule } from '../src/rule.ts'
import { propertiesOf } from '../src/schema-types.ts'

export default defineRule<Operation>({
  id: 'updates-patch-what-get-answers',
  given: places.patches,
  severity: 'error',
  message: 'A patch changes properties that its answer has',
  fix: 'Take the property out of the update, or show it in the answer',
  restsOn: ['RES-1.3', 'RFC 7396'],
  *function(operation, { root }) {
    const body = resolve<RequestBody>(operation.requestBody, root)
    const patch = body?.content?.['application/merge-patch+json']?.schema
    const [, success] = responsesOf(operation, root).find(([status]) => status === '200') ?? []
    const answer = success?.content?.['application/json']?.schema
    if (patch === undefined || answer === undefined) return
    const shown = propertiesOf(answer, root)
    const hidden = Object.keys(propertiesOf(patch, root)).filter((name) => !(name in shown))
    if (hidden.length > 0) yield { at: ['requestBody'], detail: `${hidden.join(', ')} unseen` }
  },
})
