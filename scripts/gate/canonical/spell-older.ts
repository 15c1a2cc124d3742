import { elementsOf, textsOf, type Node } from '../document/json-node.ts'
import { isConstraint } from '../document/keywords.ts'
import { spellAlone } from './spell-unions.ts'

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

const nullType = { type: 'null' }

/** What has no type of its own but parts that have one: null is one branch more beside them. */
const orNullBeside = (schema: Node): Node => {
  const union = (['oneOf', 'anyOf'] as const).find((key) => schema[key] !== undefined)
  if (union !== undefined) return { ...schema, [union]: [...elementsOf(schema[union]), nullType] }
  if (schema['allOf'] === undefined && schema['$ref'] === undefined) return schema
  const isPart = ([key]: [string, unknown]) => isConstraint(key)
  const part = Object.fromEntries(Object.entries(schema).filter(isPart))
  const prose = Object.fromEntries(Object.entries(schema).filter((entry) => !isPart(entry)))
  return { ...prose, oneOf: [spellAlone(part), nullType] }
}

/** OpenAPI 3.0 says null by `nullable`; what says nothing of types admits null anyway. */
const spellNullable = (schema: Node): Node => {
  const { nullable, ...rest } = schema
  if (typeof nullable !== 'boolean') return schema
  const { type, enum: values } = rest
  if (!nullable) return rest
  if (type === undefined) return orNullBeside(rest)
  return {
    ...rest,
    type: [...new Set([...textsOf([type].flat()), 'null'])],
    ...(Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {}),
  }
}

/** What OpenAPI 3.0 writes in its own way, as JSON Schema writes it. */
export const spellOlder = (schema: Node): Node => spellNullable(spellLimits(schema))
