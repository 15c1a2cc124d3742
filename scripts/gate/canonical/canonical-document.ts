import {
  elementsOf, isNode, membersOf, nodeAt, referenceOf, type Node,
} from '../document/json-node.ts'
import { sameness } from '../document/sameness.ts'
import { methods, type Kind } from '../document/shapes.ts'
import { canonicalSchema } from './canonical-schema.ts'
import { mapObjects } from './map-objects.ts'
import { mergeAllOf } from './merge-all-of.ts'

const dropWhere = (node: Node, isUnsaid: (key: string, value: unknown) => boolean): Node => {
  const said = Object.entries(node).filter(([key, value]) => !isUnsaid(key, value))
  return said.length === Object.keys(node).length ? node : Object.fromEntries(said)
}

const isFalse = (...keys: string[]) => (key: string, value: unknown): boolean =>
  value === false && keys.includes(key)

const styleOf = (place: unknown): string =>
  place === 'query' || place === 'cookie' ? 'form' : 'simple'

/** A parameter or a header without what would hold unsaid. */
const spellParameter = (parameter: Node): Node => {
  const style = parameter['style'] ?? styleOf(parameter['in'])
  const optional = ['required', 'deprecated', 'allowEmptyValue', 'allowReserved']
  return dropWhere(parameter, (key, value) =>
    isFalse(...optional)(key, value)
    || (key === 'style' && value === styleOf(parameter['in']))
    || (key === 'explode' && value === (style === 'form')))
}

const spellOperation = (operation: Node): Node =>
  dropWhere(operation, (key, value) =>
    isFalse('deprecated')(key, value)
    || (Array.isArray(value) && value.length === 0 && ['parameters', 'tags'].includes(key)))

const nameOf = (document: Node, parameter: unknown): string => {
  const reference = referenceOf(parameter)
  const found = membersOf(reference === undefined ? parameter : nodeAt(document, reference))
  return `${String(found['in'])} ${String(found['name'])}`
}

/** What a path item refers to stands where it is referred to. */
const inlinePathItems = (document: Node): Node => {
  const inlined = (['paths', 'webhooks'] as const).flatMap((root): [string, Node][] => {
    const items = Object.entries(membersOf(document[root]))
    if (items.every(([, item]) => referenceOf(item) === undefined)) return []
    return [[root, Object.fromEntries(items.map(([path, item]) => {
      const { $ref: reference, ...own } = membersOf(item)
      return typeof reference === 'string'
        ? [path, { ...membersOf(nodeAt(document, reference)), ...own }] : [path, item]
    }))]]
  })
  return inlined.length === 0 ? document : { ...document, ...Object.fromEntries(inlined) }
}

/** Parameters of a path stand with each of its operations. */
const spellPathItem = (document: Node) => (item: Node): Node => {
  const { parameters: shared, ...rest } = item
  if (!Array.isArray(shared)) return item
  return Object.fromEntries(Object.entries(rest).map(([key, operation]) => {
    if (!methods.some((method) => method === key) || !isNode(operation)) return [key, operation]
    const own = elementsOf(operation['parameters'])
    const names = new Set(own.map((parameter) => nameOf(document, parameter)))
    const more = shared.filter((parameter) => !names.has(nameOf(document, parameter)))
    return [key, { ...operation, parameters: [...more, ...own] }]
  }))
}

/** What the root says about security is what an operation that says nothing needs. */
const spellSecurity = (document: Node): Node => {
  const { security = [], ...rest } = document
  const withSecurity = (item: unknown): unknown =>
    isNode(item)
      ? Object.fromEntries(Object.entries(item).map(([key, operation]) =>
        methods.some((method) => method === key) && isNode(operation)
          ? [key, { ...operation, security: operation['security'] ?? security }]
          : [key, operation]))
      : item
  const paths = Object.fromEntries(Object.entries(membersOf(rest['paths']))
    .map(([path, item]) => [path, withSecurity(item)]))
  return rest['paths'] === undefined ? rest : { ...rest, paths }
}

const spelledParts = new WeakMap<object, unknown>()

/** A document in one spelling: two that mean the same, as far as this knows, become equal. */
export const canonicalDocument = (written: Node): Node => {
  const document = inlinePathItems(written)
  const spell: Partial<Record<Kind, (node: Node) => unknown>> = {
    schema: canonicalSchema,
    parameter: spellParameter,
    header: spellParameter,
    requestBody: (body) => dropWhere(body, isFalse('required')),
    operation: spellOperation,
    pathItem: spellPathItem(document),
    document: spellSecurity,
  }
  const spelled = mapObjects(document, 'document', {
    rewrite: (node, kind) => spell[kind]?.(node) ?? node, known: spelledParts,
  }) as Node
  const context = { document: spelled, sameness }
  return mapObjects(spelled, 'document', {
    rewrite: (node, kind) => (kind === 'schema' ? mergeAllOf(node, context) : node),
  }) as Node
}
