import type { Contract, Operation, PathItem } from '../src/openapi.ts'
import { responsesOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { refName } from '../src/schema-types.ts'

const answer = (operation: Operation | undefined, root: Contract): string | undefined => {
  const [, success] = operation === undefined ? []
    : responsesOf(operation, root).find(([status]) => status.startsWith('2')) ?? []
  const $ref = success?.content?.['application/json']?.schema?.$ref
  return $ref === undefined ? undefined : refName($ref)
}

export default defineRule<PathItem>({
  id: 'creates-answer-what-get-answers',
  given: places.pathItems,
  severity: 'error',
  message: 'What creates an object answers the same schema as its get',
  fix: 'Answer what the get answers, or <Name>Created where a secret is shown once',
  restsOn: ['RES-1.1', 'design: one word for one thing'],
  *function(item, { path, root }) {
    const collection = String(path.at(-1))
    const byId = Object.keys(root.paths ?? {}).find((each) =>
      each.startsWith(`${collection}/{`) && !each.slice(collection.length + 1).includes('/'))
    const [made, got] = [answer(item.post, root), answer(root.paths?.[byId ?? '']?.get, root)]
    if (!/^create[A-Z]/.test(item.post?.operationId ?? '') || made === undefined) return
    if (got === undefined || made === got || made === `${got}Created`) return
    yield { at: ['post'], detail: `${made} is created and ${got} is got` }
  },
})
