import { elementsOf, isNode, membersOf, referenceOf, type Node } from '../document/json-node.ts'
import { subtypes } from '../document/keywords.ts'

const prefix = '#/components/schemas/'

type Schemas = Record<string, unknown>

const nameOf = (reference: string | undefined): string | undefined =>
  (reference?.startsWith(prefix) === true ? reference.slice(prefix.length) : undefined)

/** Those that a schema is made of, besides what it says itself. */
const parentsOf = (schema: unknown): string[] =>
  [schema, ...elementsOf(membersOf(schema)['allOf'])]
    .flatMap((part) => nameOf(referenceOf(part)) ?? [])

/** For each schema, all that are made of it, however far. */
const descendants = (schemas: Schemas): Map<string, Set<string>> => {
  const children = new Map<string, Set<string>>()
  for (const [name, schema] of Object.entries(schemas)) {
    for (const parent of parentsOf(schema)) {
      children.set(parent, new Set([...children.get(parent) ?? [], name]))
    }
  }
  for (const known of children.values()) {
    for (const name of known) for (const next of children.get(name) ?? []) known.add(next)
  }
  return children
}

const isParent = (schema: unknown): schema is Node =>
  isNode(schema) && isNode(schema['discriminator'])
  && schema['oneOf'] === undefined && schema['anyOf'] === undefined

const withSubtypes = (schema: Node, children: Set<string>): Node => {
  const discriminator = membersOf(schema['discriminator'])
  const mapping = membersOf(discriminator['mapping'])
  const unsaid = [...children].map((name) => [name, `${prefix}${name}`])
  const whole: Node = { ...Object.fromEntries(unsaid) as Node, ...mapping }
  const targets = Object.entries(whole).filter(([, target]) => nameOf(String(target)) !== undefined)
  return {
    ...schema,
    discriminator: { ...discriminator, mapping: whole },
    [subtypes]: Object.fromEntries(targets.map(([tag, target]) => [tag, { $ref: target }])),
  }
}

/**
 * A schema with a tag and without branches stands for all that are made of it: what its references
 * lead to may be any of them.
 */
export const nameSubtypes = (document: Node): Node => {
  const components = membersOf(document['components'])
  const schemas = membersOf(components['schemas'])
  if (!Object.values(schemas).some(isParent)) return document
  const children = descendants(schemas)
  const named = Object.fromEntries(Object.entries(schemas).map(([name, schema]) =>
    [name, isParent(schema) ? withSubtypes(schema, children.get(name) ?? new Set()) : schema]))
  return { ...document, components: { ...components, schemas: named } }
}
