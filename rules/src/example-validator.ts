import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { JsonPath } from './json.ts'
import type { Contract } from './openapi.ts'

const token = (part: string | number): string =>
  encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'))

/** Judges values by the schemas that stand at places of the contract. */
export const exampleValidator = (root: Contract) => {
  // The contract as a whole is no schema, and OpenAPI's own keywords are none of Ajv's.
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, validateSchema: false })
  formats.default(ajv)
  ajv.addSchema(root, 'contract')
  return (value: unknown, schemaAt: JsonPath): string[] => {
    const reference = `contract#/${schemaAt.map(token).join('/')}`
    const validate = ajv.getSchema(reference)
    if (validate === undefined) return ['its schema cannot be read']
    if (validate(value) === true) return []
    return (validate.errors ?? []).slice(0, 3)
      .map(({ instancePath, message = 'is not valid' }) => `${instancePath || 'it'} ${message}`)
  }
}
