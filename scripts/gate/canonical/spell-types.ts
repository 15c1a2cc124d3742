import { textsOf, type Node } from '../document/json-node.ts'
import { orNull } from '../document/keywords.ts'

/** Every type but null: whole numbers are numbers. */
const everyOther = 'array boolean number object string'

const nameTypes = (type: unknown): Set<string> => {
  const named = new Set(textsOf([type].flat()))
  if (named.has('number')) named.delete('integer')
  return named
}

const spelled = (types: string[]): string | string[] => {
  const [only, ...more] = types
  return only !== undefined && more.length === 0 ? only : types
}

/**
 * Types in one order, each once. Null is said in one way: the mark `orNull` beside the other types.
 * Beside a union it stays among the types, as the union may refuse it.
 */
export const spellTypes = (schema: Node): Node => {
  const { type, [orNull]: mark, ...rest } = schema
  if (type === undefined) return schema
  const named = nameTypes(type)
  const others = [...named].filter((name) => name !== 'null').toSorted()
  const { enum: values, ...bare } = rest
  if (others.length === 0) {
    return !Array.isArray(values) || values.includes(null) ? { ...bare, type: 'null' } : schema
  }
  const isUnion = schema['oneOf'] !== undefined || schema['anyOf'] !== undefined
  if (isUnion && named.has('null')) return { ...schema, type: [...named].toSorted() }
  const admits = !Array.isArray(values) || values.includes(null)
  const isNullable = mark === true || (named.has('null') && admits)
  if (isNullable && others.join(' ') === everyOther && values === undefined) return rest
  return {
    ...rest,
    type: spelled(others),
    ...(Array.isArray(values) ? { enum: values.filter((value) => value !== null) } : {}),
    ...(isNullable ? { [orNull]: true } : {}),
  }
}
