import { Failure } from '../../run/failure.ts'
import { isNode, membersOf, nodeAt, step, type Node } from './json-node.ts'

type Reference = { target: string; at: string }

const shownFaults = 10

/** What stands in these is a value of the wire or of a tool, not a part of the contract. */
const values = new Set(['example', 'examples', 'default', 'enum', 'const'])

const mappingTargets = (mapping: Node, at: string): Reference[] =>
  Object.entries(mapping)
    .map(([tag, target]) => ({ target: String(target), at: step(at, tag) }))
    .filter(({ target }) => target.includes('#'))

/** Every `$ref` and discriminator mapping below a value. */
const referencesIn = (value: unknown, at: string, key = ''): Reference[] => {
  if (Array.isArray(value)) {
    return value.flatMap((element, index) => referencesIn(element, step(at, index)))
  }
  if (!isNode(value)) return []
  // A property may be called "example", or "$ref": then it holds a schema, not a text.
  const isMap = ['properties', 'patternProperties', 'schemas', 'headers'].includes(key)
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = step(at, name)
    if (!isMap && (values.has(name) || name.startsWith('x-'))) return []
    if (name === '$ref' && typeof inner === 'string') return [{ target: inner, at: here }]
    if (name === 'mapping' && key === 'discriminator' && isNode(inner)) {
      return mappingTargets(inner, here)
    }
    return referencesIn(inner, here, isMap ? '' : name)
  })
}

/** Whether a schema gave itself this name. */
const hasAnchor = (value: unknown, name: string): boolean =>
  (Array.isArray(value) ? value : Object.values(membersOf(value)))
    .some((inner) => hasAnchor(inner, name))
  || ['$anchor', '$dynamicAnchor'].some((key) => membersOf(value)[key] === name)

const faultOf = (document: Node, { target, at }: Reference): string[] => {
  if (!target.startsWith('#')) {
    return [`${at}: $ref "${target}" leads out of the file: bundle it in.`]
  }
  if (target === '#') return [`${at}: $ref "#" leads to the whole document: name a schema.`]
  const isThere = target.startsWith('#/')
    ? nodeAt(document, target) !== undefined : hasAnchor(document, target.slice(1))
  if (isThere) return []
  return [`${at}: $ref "${target}" leads nowhere: add its target or mend it.`]
}

/** Ends the work when a reference leads nowhere, naming the places. */
export const requireReferences = (document: Node, file: string): void => {
  const faults = referencesIn(document, '#').flatMap((found) => faultOf(document, found))
  if (faults.length === 0) return
  const more = faults.length > shownFaults ? [`and ${faults.length - shownFaults} more`] : []
  throw new Failure(
    [...faults.slice(0, shownFaults), ...more].map((line) => `${file}: ${line}`).join('\n'))
}
