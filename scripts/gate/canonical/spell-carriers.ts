import { isNode, membersOf, type Node } from '../document/json-node.ts'
import { typesOf } from '../structure/schema/types-of.ts'

type IsUnsaid = (key: string, value: unknown) => boolean

/** An object without the members that would hold unsaid. */
export const dropWhere = (node: Node, isUnsaid: IsUnsaid): Node => {
  const said = Object.entries(node).filter(([key, value]) => !isUnsaid(key, value))
  return said.length === Object.keys(node).length ? node : Object.fromEntries(said)
}

/** Members that are false when nothing is said. */
export const isFalse = (...keys: string[]): IsUnsaid => (key, value) =>
  value === false && keys.includes(key)

const styleOf = (place: unknown): string =>
  place === 'query' || place === 'cookie' ? 'form' : 'simple'

/** A parameter or a header without what would hold unsaid. */
export const spellCarrier = (carrier: Node): Node => {
  const style = carrier['style'] ?? styleOf(carrier['in'])
  const optional = ['required', 'deprecated', 'allowEmptyValue', 'allowReserved']
  return spellContent(dropWhere(carrier, (key, value) =>
    isFalse(...optional)(key, value)
    || (key === 'style' && value === styleOf(carrier['in']))
    || (key === 'explode' && value === (style === 'form'))))
}

/** How parts are put side by side is nothing where there is one part. */
export const dropIdleExplode = (carrier: Node, resolve: (schema: unknown) => unknown): Node => {
  const { explode, ...rest } = carrier
  if (explode === undefined || !isNode(rest['schema'])) return carrier
  const types = typesOf(resolve(rest['schema']))
  const isSimple = (rest['style'] ?? styleOf(rest['in'])) === 'simple'
  const matters = types.has('object') || (types.has('array') && !isSimple)
  return matters ? carrier : rest
}

/** How a part of a form is written, without what would hold unsaid. */
export const spellEncoding = (encoding: Node): Node => {
  const isForm = encoding['style'] === undefined || encoding['style'] === 'form'
  return dropWhere(encoding, (key, value) =>
    isFalse('allowReserved')(key, value) || isEmpty(value)
    || (key === 'style' && value === 'form')
    || (key === 'explode' && value === isForm))
}

const isEmpty = (value: unknown): boolean => isNode(value) && Object.keys(value).length === 0

/** Maps that hold nothing. */
export const dropEmptyMaps = (...keys: string[]) => (node: Node): Node =>
  dropWhere(node, (key, value) => keys.includes(key) && isEmpty(value))

/** A media type without a schema that admits all, and parts of which nothing is said. */
export const spellMediaType = (mediaType: Node): Node => {
  const { encoding, ...rest } = mediaType
  const bare = dropWhere(rest, (key, value) =>
    key === 'schema' && (value === true || isEmpty(value)))
  if (!isNode(encoding)) return bare
  const said = dropWhere(encoding, (_, part) => isEmpty(part))
  return dropEmptyMaps('encoding')({ ...bare, encoding: said })
}

const bytes = 'application/octet-stream'

const usualTypes: Record<string, string> = {
  object: 'application/json', number: 'text/plain', integer: 'text/plain', boolean: 'text/plain',
}

type Resolve = (schema: unknown) => unknown

/** The media type in which a part comes when nothing is said. */
const usualType = (schema: unknown, resolve: Resolve): string | undefined => {
  const { type, format, contentEncoding, items } = membersOf(resolve(schema))
  if (type === 'array') return usualType(items, resolve)
  if (type === undefined) return bytes
  const isBinary = contentEncoding !== undefined || format === 'binary' || format === 'byte'
  if (type === 'string') return isBinary ? bytes : 'text/plain'
  return usualTypes[typeof type === 'string' ? type : '']
}

/** Parts of a form in the media type that they have anyway. */
export const dropUsualTypes = (mediaType: Node, resolve: Resolve): Node => {
  const { encoding, schema } = mediaType
  if (!isNode(encoding)) return mediaType
  const { properties } = membersOf(resolve(schema))
  const parts = Object.entries(encoding).map(([name, part]): [string, unknown] => {
    const usual = usualType(membersOf(properties)[name], resolve)
    return [name, isNode(part)
      ? dropWhere(part, (key, value) => key === 'contentType' && value === usual) : part]
  })
  return spellMediaType({ ...mediaType, encoding: Object.fromEntries(parts) })
}

/** Names of media types have no case. */
export const spellContent = (holder: Node): Node => {
  const { content } = holder
  if (content === undefined || Object.keys(membersOf(content))
    .every((name) => name === name.toLowerCase())) return holder
  const lower = Object.entries(membersOf(content)).map(([name, one]) => [name.toLowerCase(), one])
  return { ...holder, content: Object.fromEntries(lower) as Node }
}

/** An address without parts that it does not have. */
export const spellServer = (server: Node): Node => {
  const { url, variables, ...rest } = server
  if (typeof url !== 'string' || !isNode(variables)) return server
  const named = dropWhere(variables, (name) => !url.includes(`{${name}}`))
  return dropEmptyMaps('variables')({ ...rest, url, variables: named })
}

/** Schemes of HTTP have no case. */
export const spellScheme = (scheme: Node): Node => {
  const { scheme: name } = scheme
  return typeof name === 'string' && name !== name.toLowerCase()
    ? { ...scheme, scheme: name.toLowerCase() } : scheme
}
