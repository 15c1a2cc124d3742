import { membersOf, textsOf } from '../../document/json-node.ts'
import { orNull } from '../../document/keywords.ts'

const everyType = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

const unions = ['oneOf', 'anyOf']

/** The types a schema admits, null among them where the mark says so. */
export const typesOf = (schema: unknown): Set<string> => {
  const { type, [orNull]: isNullable, ...rest } = membersOf(schema)
  const types = new Set(type === undefined ? everyType : textsOf([type].flat()))
  if (types.has('number')) types.add('integer')
  // Of a union that names no type, the mark alone tells whether null may come.
  if (type === undefined && unions.some((key) => rest[key] !== undefined)) types.delete('null')
  return isNullable === true ? types.add('null') : types
}
