type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

const target = (document: unknown, pointer: string): unknown =>
  pointer.split('/').slice(1).reduce<unknown>((value, part) =>
    isNode(value) ? value[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined, document)

/**
 * The document with each local `$ref` replaced by what it leads to; what stands beside a `$ref`
 * wins over what it brings. A schema that holds itself keeps the `$ref` at the point of return.
 */
export const dereference = (document: unknown): unknown => {
  const walk = (value: unknown, open: string[]): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, open))
    if (!isNode(value)) return value
    const { $ref: reference, ...beside } = value
    const rest = Object.fromEntries(
      Object.entries(beside).map(([key, inner]) => [key, walk(inner, open)]))
    if (typeof reference !== 'string') return reference === undefined ? rest : value
    if (open.includes(reference) || !reference.startsWith('#/')) return value
    return { ...(walk(target(document, reference), [...open, reference]) as Node), ...rest }
  }
  return walk(document, [])
}
