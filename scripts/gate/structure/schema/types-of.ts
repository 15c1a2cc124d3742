import { membersOf, textsOf } from '../../document/json-node.ts'
import { orNull } from '../../document/keywords.ts'

const everyType = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

/** The types a schema admits, null among them where the mark says so. */
export const typesOf = (schema: unknown): Set<string> => {
  const { type, [orNull]: isNullable } = membersOf(schema)
  if (type === undefined) return new Set(everyType)
  const types = new Set(textsOf([type].flat()))
  if (types.has('number')) types.add('integer')
  return isNullable === true ? types.add('null') : types
}
