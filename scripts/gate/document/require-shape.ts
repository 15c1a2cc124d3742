import { Failure } from '../../run/failure.ts'
import { isNode, step, type Node } from './json-node.ts'
import { childOf } from './shapes.ts'
import { visitObjects, type Visited } from './visit-objects.ts'

const shownFaults = 10

type Member = { key: string; value: unknown }

const isNumber = (value: unknown): boolean => typeof value === 'number'
/** OpenAPI 3.0 writes a boolean here. */
const isLimit = (value: unknown): boolean => isNumber(value) || typeof value === 'boolean'
const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((element) => typeof element === 'string')
const isText = (value: unknown): boolean => typeof value === 'string'

const numeric = [
  'maximum', 'minimum', 'multipleOf', 'maxLength', 'minLength', 'maxItems', 'minItems',
  'maxProperties', 'minProperties', 'maxContains', 'minContains',
]

/** Keywords whose changes could not be told when they held something else. */
const keywords: Record<string, (value: unknown) => boolean> = {
  ...Object.fromEntries(numeric.map((key) => [key, isNumber])),
  exclusiveMaximum: isLimit,
  exclusiveMinimum: isLimit,
  required: isTexts,
  enum: Array.isArray,
  type: (value) => isText(value) || isTexts(value),
  pattern: isText,
  format: isText,
  $ref: isText,
}

const keywordFault = ({ kind, at }: Visited, { key, value }: Member): string | undefined => {
  const isValid = Object.hasOwn(keywords, key) ? keywords[key] : undefined
  if (kind !== 'schema' || isValid === undefined || isValid(value)) return undefined
  return `${step(at, key)} is ${JSON.stringify(value)}, which means nothing there`
}

const memberFault = ({ kind, at }: Visited, { key, value }: Member): string | undefined => {
  const child = childOf(kind, key)
  if (child === undefined) return undefined
  const place = step(at, key)
  if (child.as === 'list') return Array.isArray(value) ? undefined : `${place} is no list`
  return child.as === 'map' && !isNode(value) ? `${place} is no object` : undefined
}

const faultsOf = (visited: Visited): string[] => {
  const { value, kind, at } = visited
  if (kind === 'leaf') return []
  if (!isNode(value)) {
    return kind === 'schema' && typeof value === 'boolean' ? [] : [`${at} is no object`]
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    memberFault(visited, { key, value: inner })
      ?? keywordFault(visited, { key, value: inner }) ?? [])
}

/** Ends the work where an object, a map or a list of OpenAPI is something else. */
export const requireShape = (document: Node, file: string): void => {
  const faults = [...visitObjects(document, 'document')].flatMap(faultsOf)
  if (faults.length === 0) return
  const more = faults.length > shownFaults ? [`and ${faults.length - shownFaults} more`] : []
  const lines = [...faults.slice(0, shownFaults), ...more].map((line) => `${file}: ${line}`)
  throw new Failure(`${lines.join('\n')}\nMend it, or give a bundle that npm run bundle made.`)
}
