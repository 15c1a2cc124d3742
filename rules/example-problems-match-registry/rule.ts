import { examplesOf } from '../src/examples-of.ts'
import { isObject, type JsonObject } from '../src/json.ts'
import type { Contract, ProblemRow } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { registryOf } from '../src/registry-of.ts'
import { defineRule } from '../src/rule.ts'
import { namesOf } from '../src/schema-types.ts'

const members = ['type', 'title', 'status', 'retryable'] as const

type Member = (typeof members)[number]

const differing = (value: JsonObject, row: ProblemRow): Member[] =>
  members.filter((name) => row[name] !== undefined && value[name] !== row[name])

export default defineRule<Contract>({
  id: 'example-problems-match-registry',
  given: places.root,
  severity: 'error',
  message: 'A problem in an example is the one that the registry describes',
  fix: "Copy type, title, status and retryable from the code's row",
  restsOn: ['ERR-2.1', 'RFC 9457 section 3.1'],
  *function(root) {
    const registry = registryOf(root, 'problems')
    for (const { schema, schemaAt, value, at } of examplesOf(root)) {
      const isProblem = schemaAt.at(-1) === 'Problem' || namesOf(schema, root).has('Problem')
      if (!isProblem || !isObject(value)) continue
      const code = String(value['code'])
      const row = registry.get(code)
      if (row === undefined) yield { at: [...at, 'code'], detail: `${code} is not registered` }
      else {
        for (const name of differing(value, row)) {
          yield { at: [...at, name], detail: `${name} of ${code} is ${String(row[name])}` }
        }
      }
    }
  },
})
