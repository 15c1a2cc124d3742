import type { Contract, Operation, PathItem, Schema } from '../src/openapi.ts'
import { responsesOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { propertiesOf, refName } from '../src/schema-types.ts'

const answered = (operation: Operation | undefined, root: Contract): Schema | undefined =>
  operation && responsesOf(operation, root)
    .find(([status]) => status === '200')?.[1].content?.['application/json']?.schema

const nameOf = (schema: Schema | undefined): string | undefined =>
  schema?.$ref === undefined ? undefined : refName(schema.$ref)

// What an object has beyond its place in a list is shown by its get alone.
const isSame = (held: string, got: string): boolean => held === got || got === `${held}Detail`

export default defineRule<PathItem>({
  id: 'lists-hold-what-get-answers',
  given: places.pathItems,
  severity: 'error',
  message: 'A list holds the objects that the get of one of them answers',
  fix: 'Let data hold the schema that the get by id answers',
  restsOn: ['PAG-4.1', 'design: one word for one thing'],
  *function(item, { path, root }) {
    const collection = String(path.at(-1))
    const byId = Object.keys(root.paths ?? {}).find((each) =>
      each.startsWith(`${collection}/{`) && !each.slice(collection.length + 1).includes('/'))
    const page = answered(item.get, root)
    const held = page && nameOf(propertiesOf(page, root)['data']?.items)
    const got = nameOf(answered(root.paths?.[byId ?? '']?.get, root))
    if (held === undefined || got === undefined || isSame(held, got)) return
    yield { at: ['get'], detail: `${held} is listed and ${got} is got` }
  },
})
