export type Kind =
  | 'document' | 'info' | 'server' | 'serverVariable' | 'tag' | 'components' | 'pathItem'
  | 'operation' | 'parameter' | 'requestBody' | 'mediaType' | 'encoding' | 'response' | 'header'
  | 'link' | 'callback' | 'securityScheme' | 'flows' | 'flow' | 'schema' | 'discriminator' | 'leaf'

export type Child = { kind: Kind; as: 'one' | 'list' | 'map' }

const one = (kind: Kind): Child => ({ kind, as: 'one' })
const list = (kind: Kind): Child => ({ kind, as: 'list' })
const map = (kind: Kind): Child => ({ kind, as: 'map' })

export const methods =
  ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const

const subschemas = {
  one: [
    'items', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties', 'contains',
    'propertyNames', 'not', 'if', 'then', 'else', 'contentSchema',
  ],
  list: ['allOf', 'anyOf', 'oneOf', 'prefixItems'],
  map: ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'],
}

const schema = Object.fromEntries([
  ...subschemas.one.map((key) => [key, one('schema')] as const),
  ...subschemas.list.map((key) => [key, list('schema')] as const),
  ...subschemas.map.map((key) => [key, map('schema')] as const),
  ['discriminator', one('discriminator')] as const,
])

/**
 * What an OpenAPI document is made of: for each kind of object, the members that hold objects of a
 * kind. `*` is any name. All that has to walk a whole document goes by this table.
 */
export const shapes: Record<Kind, Record<string, Child>> = {
  document: {
    info: one('info'), servers: list('server'), tags: list('tag'), paths: map('pathItem'),
    webhooks: map('pathItem'), components: one('components'),
  },
  components: {
    schemas: map('schema'), responses: map('response'), parameters: map('parameter'),
    requestBodies: map('requestBody'), headers: map('header'), links: map('link'),
    securitySchemes: map('securityScheme'), callbacks: map('callback'), pathItems: map('pathItem'),
    examples: map('leaf'),
  },
  pathItem: {
    ...Object.fromEntries(methods.map((method) => [method, one('operation')])),
    parameters: list('parameter'), servers: list('server'),
  },
  operation: {
    parameters: list('parameter'), requestBody: one('requestBody'), responses: map('response'),
    callbacks: map('callback'), servers: list('server'),
  },
  parameter: { schema: one('schema'), content: map('mediaType') },
  requestBody: { content: map('mediaType') },
  mediaType: { schema: one('schema'), itemSchema: one('schema'), encoding: map('encoding') },
  encoding: { headers: map('header') },
  response: { headers: map('header'), content: map('mediaType'), links: map('link') },
  header: { schema: one('schema'), content: map('mediaType') },
  callback: { '*': one('pathItem') },
  securityScheme: { flows: one('flows') },
  flows: { '*': one('flow') },
  server: { variables: map('serverVariable') },
  schema,
  flow: {}, info: {}, tag: {}, link: {}, serverVariable: {}, discriminator: {}, leaf: {},
}

/** What stands under a key of an object of some kind; extensions and references hold nothing. */
export const childOf = (kind: Kind, key: string): Child | undefined => {
  if (key.startsWith('x-') || key === '$ref') return undefined
  return Object.hasOwn(shapes[kind], key) ? shapes[kind][key] : shapes[kind]['*']
}
