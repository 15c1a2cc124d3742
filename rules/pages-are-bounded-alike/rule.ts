import type { Operation } from '../src/openapi.ts'
import { isPagedList, itemAround, parametersOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'pages-are-bounded-alike',
  given: places.operations,
  severity: 'error',
  message: 'Every list takes 1 to 100 objects at once, 20 when nothing is said',
  fix: 'Refer to the Limit parameter',
  restsOn: ['PAG-4.3', 'OWASP API4:2023'],
  *function(operation, { path, root }) {
    if (!isPagedList(operation)) return
    const parameters = parametersOf({ operation, item: itemAround(path, root) }, root)
    const schema = parameters.find(({ name }) => name === 'limit')?.schema
    if (schema === undefined) return
    const { minimum, maximum, default: usual } = schema
    if (minimum === 1 && maximum === 100 && usual === 20) return
    yield { at: ['parameters'], detail: `${String(minimum)} to ${String(maximum)}` }
  },
})
