import type { ErrorObject } from 'ajv'
import type { Fault } from '../../domain/fault.ts'
import { pointerTo } from '../../domain/fault.ts'

/** More than these are counted, not named: an answer has to stay readable. */
export const faultsMax = 100

/** The contract's bound; a caller's own names may be longer. */
export const pointerLengthMax = 512

/** What Ajv found, as the contract's faults (ERR 2), each with pointer and registered code. */
export const faultsOf = (errors: readonly ErrorObject[] | null | undefined): Fault[] => {
  const all = errors ?? []
  const unions = all.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')
  const faults = all
    .filter((error) => !hidden.has(error.keyword) && !unions.some((union) => within(union, error)))
    .map(faultOf)
  const distinct = new Map(faults.map((fault) => [`${fault.pointer} ${fault.code}`, fault]))
  return [...distinct.values()].slice(0, faultsMax)
}

// They only repeat that something inside of them failed.
const hidden = new Set(['if', 'propertyNames', 'allOf'])

const within = (union: ErrorObject, { instancePath, schemaPath }: ErrorObject): boolean =>
  instancePath.startsWith(union.instancePath) && schemaPath.startsWith(`${union.schemaPath}/`)

const faultOf = (error: ErrorObject): Fault => {
  const { instancePath, keyword, params, propertyName } = error
  const name: unknown = propertyName ?? params.missingProperty ?? params.additionalProperty
  const pointer = instancePath + (typeof name === 'string' ? pointerTo(name) : '')
  const [code, detail] = readings[keyword]?.(error) ?? unread(error)
  return { pointer: shortened(pointer), code, detail: detail.slice(0, 1000) }
}

const shortened = (pointer: string): string => pointer.slice(0, pointerLengthMax).toWellFormed()

type Reading = (error: ErrorObject) => readonly [code: string, detail: string]

const sentence = ({ message = 'is not valid' }: ErrorObject): string => `The value ${message}.`
const outOfRange: Reading = (error) => ['out_of_range', sentence(error)]
const notInEnum: Reading = ({ params }) => {
  const allowed: unknown = params.allowedValues ?? [params.allowedValue]
  return ['not_in_enum', `Allowed: ${JSON.stringify(allowed).slice(1, -1)}.`]
}
const unread: Reading = ({ keyword, message = '' }) => {
  throw new Error(`no fault code for the keyword ${keyword}: ${message}`)
}

const readings: { readonly [keyword: string]: Reading } = {
  required: () => ['required', 'It is required and missing.'],
  additionalProperties: () => ['unknown_property', 'The contract does not know it; leave it out.'],
  type: ({ params }) => ['type_mismatch', `The value must be of type ${String(params.type)}.`],
  pattern: ({ params }) => ['pattern_mismatch', `The text must match ${String(params.pattern)}`],
  format: ({ params }) => ['format_mismatch', `The text is no valid ${String(params.format)}.`],
  enum: notInEnum,
  const: notInEnum,
  oneOf: () => ['not_one_of', 'It must fit exactly one of the alternatives.'],
  anyOf: () => ['not_one_of', 'It must fit one of the alternatives.'],
  minimum: outOfRange,
  maximum: outOfRange,
  minLength: outOfRange,
  maxLength: outOfRange,
  minItems: outOfRange,
  maxItems: outOfRange,
  minProperties: outOfRange,
  maxProperties: outOfRange,
}
