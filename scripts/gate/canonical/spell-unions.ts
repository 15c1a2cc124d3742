import { elementsOf, isNode, referenceOf, type Node } from '../document/json-node.ts'
import { isConstraint, orNull } from '../document/keywords.ts'

type Key = 'oneOf' | 'anyOf'

const without = (node: Node, ...keys: string[]): Node =>
  Object.fromEntries(Object.entries(node).filter(([key]) => !keys.includes(key)))

const isNullOnly = (schema: unknown): boolean =>
  isNode(schema) && schema['type'] === 'null'
  && Object.keys(schema).filter(isConstraint).every((key) => key === 'type')

/** A branch that no value fits. */
const isNever = (branch: unknown): boolean => {
  if (!isNode(branch)) return branch === false
  const { not } = branch
  return not === true || (isNode(not) && Object.keys(not).length === 0)
}

const isAnnotated = (schema: Node): boolean => !Object.keys(schema).some(isConstraint)

const applicators = ['oneOf', 'anyOf', 'allOf', 'not', 'if', 'enum']

/** Whether the mark of a schema, or its lack, tells of the whole schema whether null may come. */
const isPlain = (branch: Node): boolean => {
  if (referenceOf(branch) !== undefined) return isAnnotated(without(branch, '$ref', orNull))
  return branch['type'] !== undefined
    && applicators.every((key) => key === 'enum' || branch[key] === undefined)
}

/** A marked union is null or one of its branches, and so is a plain schema with the mark. */
const isMarked = (branch: unknown): branch is Node =>
  isNode(branch) && branch[orNull] === true
  && (branch['type'] === undefined || isPlain(branch))

type Taken = { others: unknown[]; isNullable: boolean }

/** The branches with null taken out of them, where exactly that says the same. */
const takeNull = (key: Key, branches: unknown[]): Taken => {
  const others = branches.filter((branch) => !isNullOnly(branch))
  const marked = others.filter(isMarked)
  const times = marked.length + (branches.length > others.length ? 1 : 0)
  if (times === 0) return { others, isNullable: false }
  // A value that fits two branches of a oneOf fits none; people mean otherwise of one null branch.
  if (key === 'oneOf' && marked.length > 1) return { others: branches, isNullable: false }
  const bare = others.map((branch) => (isMarked(branch) ? without(branch, orNull) : branch))
  return { others: bare, isNullable: true }
}

/** What is left of a union when one branch alone remains. */
const unwrap = (schema: Node, { branch, isNullable }: { branch: unknown; isNullable: boolean }) => {
  const wrapped = { ...schema, oneOf: [branch], ...(isNullable ? { [orNull]: true } : {}) }
  if (!isNode(branch)) return branch === true && !isNullable ? schema : wrapped
  if (!isAnnotated(schema)) {
    const all = [...elementsOf(schema['allOf']), branch]
    return isNullable || schema[orNull] === true ? wrapped : { ...schema, allOf: all }
  }
  const isOr = isNullable || schema[orNull] === true
  if (isOr && !isPlain(branch)) return wrapped
  return { ...branch, ...schema, ...(isOr ? { [orNull]: true } : {}) }
}

/** Null beside the branches is the mark; one branch alone is no union. */
export const spellUnion = (key: Key) => (schema: Node): Node => {
  const branches = elementsOf(schema[key]).filter((branch) => !isNever(branch))
  if (branches.length === 0) return schema
  const taken = schema['type'] === undefined
    ? takeNull(key, branches) : { others: branches, isNullable: false }
  const { others, isNullable } = taken
  const outer = without(schema, key, 'discriminator')
  if (others.length === 0) return isAnnotated(outer) ? { ...outer, type: 'null' } : schema
  if (others.length === 1) return unwrap(outer, { branch: others[0], isNullable })
  const isWhole = others.length === elementsOf(schema[key]).length
  if (!isNullable) return isWhole ? schema : { ...schema, [key]: others }
  return { ...schema, [key]: others, [orNull]: true }
}

/** One part that is all there is. */
export const spellAlone = (schema: Node): Node => {
  const { allOf: written, ...outer } = schema
  const parts = elementsOf(written).filter((part) => part !== true)
  const [only, ...more] = parts
  if (written !== undefined && only === undefined) return outer
  if (only === undefined || more.length > 0 || !isAnnotated(outer)) {
    return parts.length === elementsOf(written).length ? schema : { ...outer, allOf: parts }
  }
  if (outer[orNull] === true) return { ...outer, oneOf: [only] }
  return isNode(only) ? { ...only, ...outer } : schema
}

/** A tag tells the branches apart, so that no value fits two of them. */
export const spellTagged = (schema: Node): Node => {
  const { anyOf, ...rest } = schema
  const isTagged = anyOf !== undefined && schema['discriminator'] !== undefined
  return isTagged && schema['oneOf'] === undefined ? { ...rest, oneOf: anyOf } : schema
}

const prefix = '#/components/schemas/'

/** A mapping may name a component alone; the name of a branch is a tag of it without being said. */
export const spellMapping = (schema: Node): Node => {
  const { discriminator } = schema
  if (!isNode(discriminator)) return schema
  const written = isNode(discriminator['mapping']) ? discriminator['mapping'] : {}
  const mapping = Object.fromEntries(Object.entries(written).map(([tag, target]) =>
    [tag, /^[A-Za-z0-9._-]+$/.test(String(target)) ? `${prefix}${String(target)}` : target]))
  const unsaid = [...elementsOf(schema['oneOf']), ...elementsOf(schema['anyOf'])]
    .map((branch) => referenceOf(branch) ?? '')
    .filter((reference) => reference.startsWith(prefix))
    .map((reference) => [reference.slice(prefix.length), reference])
  const whole = { ...Object.fromEntries(unsaid) as Node, ...mapping }
  return { ...schema, discriminator: { ...discriminator, mapping: whole } }
}
