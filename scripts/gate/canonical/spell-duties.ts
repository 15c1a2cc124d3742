import { elementsOf, isNode, membersOf, textsOf, type Node } from '../document/json-node.ts'

const without = (schema: Node, keys: string[]): Node =>
  keys.some((key) => Object.hasOwn(schema, key))
    ? Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key))) : schema

const isAny = (value: unknown): boolean =>
  value === true || (isNode(value) && Object.keys(value).length === 0)

/** The names that a schema requires, where it says nothing else. */
const dutiesOnly = (schema: unknown): string[] | undefined =>
  isNode(schema) && Array.isArray(schema['required'])
    && Object.keys(schema).every((key) => key === 'required' || key === 'type')
    && (schema['type'] === undefined || schema['type'] === 'object')
    ? textsOf(schema['required']) : undefined

/** A condition that one name is there, and that others are there then, is a dependent duty. */
const fromCondition = (schema: Node): [string, string[]][] => {
  const { if: condition, then, else: otherwise } = schema
  const [names, duties] = [dutiesOnly(condition), dutiesOnly(then)]
  const [name, ...more] = names ?? []
  const isOne = name !== undefined && more.length === 0 && otherwise === undefined
  return isOne && duties !== undefined && schema['type'] === 'object' ? [[name, duties]] : []
}

const fromSchemas = (schema: Node): [string, string[]][] =>
  Object.entries(membersOf(schema['dependentSchemas'])).flatMap(([name, inner]) => {
    const duties = isAny(inner) ? [] : dutiesOnly(inner)
    return duties === undefined ? [] : [[name, duties] as [string, string[]]]
  })

/** Everything that is there in any case, once the duties of what is required are followed. */
const requiredBy = (required: string[], dependent: Map<string, Set<string>>): Set<string> => {
  const all = new Set(required)
  for (const name of all) for (const other of dependent.get(name) ?? []) all.add(other)
  return all
}

/** Duties in one spelling: those that hold anyway, those that depend on another name. */
export const spellDuties = (schema: Node): Node => {
  const { dependentRequired, dependentSchemas } = schema
  const conditional = fromCondition(schema)
  if (dependentRequired === undefined && dependentSchemas === undefined
    && conditional.length === 0) return schema
  const moved = fromSchemas(schema)
  const written = Object.entries(membersOf(dependentRequired))
    .map(([name, others]): [string, string[]] => [name, textsOf(others)])
  const dependent = new Map<string, Set<string>>()
  for (const [name, others] of [...written, ...moved, ...conditional]) {
    dependent.set(name, new Set([...dependent.get(name) ?? [], ...others]))
  }
  const required = requiredBy(textsOf(schema['required']), dependent)
  const duties = [...dependent].filter(([name]) => !required.has(name))
    .map(([name, others]) =>
      [name, [...others].filter((other) => other !== name && !required.has(other)).toSorted()])
    .filter(([, others]) => elementsOf(others).length > 0)
  const schemas = Object.entries(membersOf(dependentSchemas))
    .filter(([name]) => !moved.some(([other]) => other === name))
  return {
    ...without(schema, [
      'dependentRequired', 'dependentSchemas', ...(conditional.length > 0 ? ['if', 'then'] : []),
    ]),
    ...(required.size > 0 ? { required: [...required] } : {}),
    ...(duties.length > 0 ? { dependentRequired: Object.fromEntries(duties) as Node } : {}),
    ...(schemas.length > 0 ? { dependentSchemas: Object.fromEntries(schemas) } : {}),
  }
}
