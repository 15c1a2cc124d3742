import {
  elementsOf, isNode, membersOf, nodeAt, referenceOf, type Node,
} from '../document/json-node.ts'
import { methods, type Kind } from '../document/shapes.ts'
import { canonicalSchema } from './canonical-schema.ts'
import { followDeepReferences } from './follow-deep-references.ts'
import { mapObjects } from './map-objects.ts'
import { nameSubtypes } from './name-subtypes.ts'
import {
  dropEmptyMaps, dropIdleExplode, dropUsualTypes, dropWhere, isFalse, spellCarrier, spellContent,
  spellEncoding, spellMediaType, spellScheme, spellServer,
} from './spell-carriers.ts'
import { resolver, spellWithin } from './spell-within-document.ts'

const spellOperation = (operation: Node): Node =>
  dropWhere(dropEmptyMaps('callbacks')(operation), (key, value) =>
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

/** Parameters and servers of a path stand with each of its operations. */
const spellPathItem = (document: Node) => (item: Node): Node => {
  const { parameters: shared, servers, ...rest } = item
  if (!Array.isArray(shared) && servers === undefined) return item
  return Object.fromEntries(Object.entries(rest).map(([key, operation]) => {
    if (!methods.some((method) => method === key) || !isNode(operation)) return [key, operation]
    const own = elementsOf(operation['parameters'])
    const names = new Set(own.map((parameter) => nameOf(document, parameter)))
    const parameters = [...elementsOf(shared)
      .filter((parameter) => !names.has(nameOf(document, parameter))), ...own]
    return [key, {
      ...(servers === undefined ? {} : { servers }),
      ...operation,
      ...(parameters.length > 0 ? { parameters } : {}),
    }]
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

/** Schemas of OpenAPI 3.1 are read by this where nothing is said. */
const usualDialect = 'https://spec.openapis.org/oas/3.1/dialect/base'

const spelledParts = new WeakMap<object, unknown>()

const spellings = (document: Node): Partial<Record<Kind, (node: Node) => unknown>> => ({
  schema: canonicalSchema,
  parameter: spellCarrier,
  header: spellCarrier,
  requestBody: (body) => spellContent(dropWhere(body, isFalse('required'))),
  response: (response) => spellContent(dropEmptyMaps('headers', 'links', 'content')(response)),
  mediaType: spellMediaType,
  encoding: spellEncoding,
  operation: spellOperation,
  pathItem: spellPathItem(document),
  securityScheme: spellScheme,
  server: spellServer,
  document: (whole) => spellSecurity(dropWhere(dropEmptyMaps('webhooks')(whole),
    (key, value) => key === 'jsonSchemaDialect' && value === usualDialect)),
})

const spellingsWithin = (document: Node): Partial<Record<Kind, (node: Node) => unknown>> => {
  const resolve = resolver(document)
  const carrier = (node: Node) => dropIdleExplode(node, resolve)
  const mediaType = (node: Node) => dropUsualTypes(node, resolve)
  return { schema: spellWithin(document), parameter: carrier, header: carrier, mediaType }
}

/** A document in one spelling: two that mean the same, as far as this knows, become equal. */
export const canonicalDocument = (written: Node): Node => {
  const document = followDeepReferences(inlinePathItems(written))
  const spell = spellings(document)
  const spelled = mapObjects(document, 'document', {
    rewrite: (node, kind) => spell[kind]?.(node) ?? node, known: spelledParts,
  }) as Node
  const named = nameSubtypes(spelled)
  const within = spellingsWithin(named)
  return mapObjects(named, 'document', {
    rewrite: (node, kind) => within[kind]?.(node) ?? node,
  }) as Node
}
