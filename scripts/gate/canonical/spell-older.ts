import { textsOf, type Node } from '../document/json-node.ts'

const limits = [['maximum', 'exclusiveMaximum'], ['minimum', 'exclusiveMinimum']] as const

/** OpenAPI 3.0 says by a boolean whether the bound beside it is excluded. */
const spellLimits = (schema: Node): Node => {
  const spelled = { ...schema }
  for (const [closed, open] of limits) {
    if (typeof schema[open] !== 'boolean') continue
    delete spelled[open]
    if (schema[open] && schema[closed] !== undefined) {
      spelled[open] = schema[closed]
      delete spelled[closed]
    }
  }
  return spelled
}

/** OpenAPI 3.0 says null by `nullable`, and needs a type beside it. */
const spellNullable = (schema: Node): Node => {
  const { nullable, ...rest } = schema
  if (typeof nullable !== 'boolean') return schema
  const { type, enum: values } = rest
  if (!nullable || type === undefined) return rest
  return {
    ...rest,
    type: [...new Set([...textsOf([type].flat()), 'null'])],
    ...(Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {}),
  }
}

/** What OpenAPI 3.0 writes in its own way, as JSON Schema writes it. */
export const spellOlder = (schema: Node): Node => spellNullable(spellLimits(schema))
