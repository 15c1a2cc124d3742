import type { Schema } from '../contract/contract.ts'

/**
 * The contract's schemas with the same meaning, written so that Ajv's faults are those a caller
 * can use: of a tagged union only the faults of the branch the tag names, of a nullable value not
 * those of null, and of an overlong list its length instead of a fault for every element.
 */
export const checkable = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(checkable)
  if (typeof schema !== 'object' || schema === null) return schema
  const copy = Object.fromEntries(Object.entries(schema)
    .filter(([keyword]) => keyword !== 'examples' && keyword !== 'example')
    .map(([keyword, part]) => [keyword, checkable(part)]))
  return boundedList(nullable(taggedUnion(copy)))
}

const taggedUnion = (schema: Schema): Schema => {
  const { discriminator, oneOf: _branches, ...rest } = schema
  if (discriminator === undefined) return schema
  const { propertyName, mapping } = discriminator as Discriminator
  const tag = (value: object) =>
    ({ required: [propertyName], properties: { [propertyName]: value } })
  return {
    ...rest,
    ...tag({ enum: Object.keys(mapping) }),
    allOf: Object.entries(mapping).map(([name, reference]) =>
      when(tag({ const: name }), { $ref: reference })),
  }
}

type Discriminator = {
  readonly propertyName: string
  readonly mapping: { readonly [tag: string]: string }
}

const nullable = (schema: Schema): Schema => {
  const { oneOf, ...rest } = schema
  if (!Array.isArray(oneOf) || oneOf.length !== 2) return schema
  const [value, other] = oneOf as [Schema, Schema]
  return other.type === 'null' ? { ...rest, ...when({ not: other }, value) } : schema
}

const boundedList = (schema: Schema): Schema => {
  const { items, ...rest } = schema
  if (items === undefined || rest.maxItems === undefined || 'if' in rest) return schema
  return { ...rest, ...when({ maxItems: rest.maxItems }, { items }) }
}

const when = (condition: object, consequence: Schema): Schema =>
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema, not a promise
  ({ if: condition, then: consequence })
