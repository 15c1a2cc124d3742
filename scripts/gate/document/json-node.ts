/** An object of a JSON document. */
export type Node = Record<string, unknown>

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members of a value, none where it is no object. */
export const membersOf = (value: unknown): Node => (isNode(value) ? value : {})

/** The elements of a value, none where it is no list. */
export const elementsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** The texts among the elements of a value. */
export const textsOf = (value: unknown): string[] =>
  elementsOf(value).filter((element) => typeof element === 'string')

/** A JSON pointer one step further. */
export const step = (pointer: string, key: string | number): string =>
  `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

const unescape = (part: string): string => {
  const plain = part.replaceAll('~1', '/').replaceAll('~0', '~')
  return plain.includes('%') ? decodeURIComponent(plain) : plain
}

/** What a local reference such as `#/components/schemas/Price` leads to. */
export const nodeAt = (document: Node, pointer: string): unknown =>
  pointer.split('/').slice(1).reduce<unknown>((value, part) => {
    const key = unescape(part)
    if (Array.isArray(value)) return value[Number(key)] as unknown
    return isNode(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }, document)

export const referenceOf = (value: unknown): string | undefined =>
  isNode(value) && typeof value['$ref'] === 'string' ? value['$ref'] : undefined

/** Every key of either object, those of the first in their order. */
export const keysOf = (left: Node, right: Node): string[] =>
  [...new Set([...Object.keys(left), ...Object.keys(right)])]
