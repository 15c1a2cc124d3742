import type { Operation } from '../src/openapi.ts'
import { itemAround, parametersOf } from '../src/operations.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { faces } from '../src/schema-types.ts'

export default defineRule<Operation>({
  id: 'path-parameters-are-bounded',
  given: places.operations,
  severity: 'error',
  message: 'Every parameter of a path is declared, required, and has pattern and maxLength',
  fix: "Declare it with the id's schema, and remove what the path does not name",
  restsOn: ['OpenAPI 3.1 section 4.8.12', 'OWASP API4:2023'],
  *function(operation, { path, root }) {
    const wanted = [...String(path[1]).matchAll(/\{([^}]+)\}/g)].map(([, name]) => name)
    const parameters = parametersOf({ operation, item: itemAround(path, root) }, root)
      .filter((parameter) => parameter.in === 'path')
    const undeclared = wanted.filter((name) => !parameters.some((each) => each.name === name))
    for (const name of undeclared) yield { detail: `${name} is not declared` }
    for (const { name, required, schema = {} } of parameters) {
      if (!wanted.includes(name)) yield { detail: `${name} is not in the path` }
      if (required !== true) yield { detail: `${name} is not required` }
      const whole = faces(schema, root)
      for (const keyword of ['pattern', 'maxLength']) {
        if (whole.every((face) => face[keyword] === undefined)) {
          yield { detail: `${name} has no ${keyword}` }
        }
      }
    }
  },
})
