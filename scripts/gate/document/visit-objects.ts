import { elementsOf, isNode, membersOf, step } from './json-node.ts'
import { childOf, type Kind } from './shapes.ts'

export type Visited = { value: unknown; kind: Kind; at: string }

/** Every object of a document with its kind and place, the outer before the inner. */
export function* visitObjects(value: unknown, kind: Kind, at = '#'): Generator<Visited> {
  yield { value, kind, at }
  if (!isNode(value)) return
  for (const [key, inner] of Object.entries(value)) {
    const child = childOf(kind, key)
    if (child === undefined) continue
    const here = step(at, key)
    if (child.as === 'one') yield* visitObjects(inner, child.kind, here)
    if (child.as === 'list') {
      for (const [index, element] of elementsOf(inner).entries()) {
        yield* visitObjects(element, child.kind, step(here, index))
      }
    }
    if (child.as === 'map') {
      for (const [name, member] of Object.entries(membersOf(inner))) {
        if (!name.startsWith('x-') || child.kind === 'schema' || child.kind === 'header') {
          yield* visitObjects(member, child.kind, step(here, name))
        }
      }
    }
  }
}
