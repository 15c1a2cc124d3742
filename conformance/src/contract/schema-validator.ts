import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject, ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { JsonObject } from './contract.ts'

export type SchemaFault = { at: string; detail: string }

// Ajv's own discriminator refuses a mapping; the branches' const tags say the same.
const withoutDiscriminators = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutDiscriminators)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name, inner]) =>
    name !== 'discriminator' || typeof (inner as JsonObject)?.['propertyName'] !== 'string')
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutDiscriminators(inner)]))
}

const faultOf = ({ instancePath, message = 'is invalid', params }: ErrorObject): SchemaFault => {
  const allowed = 'allowedValues' in params ? `: ${JSON.stringify(params['allowedValues'])}` : ''
  return { at: instancePath === '' ? '/' : instancePath, detail: `${message}${allowed}` }
}

/** Validates values against schemas of the document, named by their JSON Pointer in it. */
export const createSchemaValidator = (document: JsonObject) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
  formats.default(ajv)
  ajv.addSchema(withoutDiscriminators(document) as JsonObject, 'contract')
  const compiled = new Map<string, ValidateFunction>()
  const validatorAt = (pointer: string): ValidateFunction => {
    const known = compiled.get(pointer)
    if (known !== undefined) return known
    const validate = ajv.compile({ $ref: `contract#${encodeURI(pointer)}` })
    compiled.set(pointer, validate)
    return validate
  }
  return (pointer: string, value: unknown): SchemaFault[] => {
    const validate = validatorAt(pointer)
    return validate(value) ? [] : (validate.errors ?? []).map(faultOf)
  }
}

export type SchemaValidator = ReturnType<typeof createSchemaValidator>
