import { canonicalDocument } from '../canonical/canonical-document.ts'
import { isNode, type Node } from '../document/json-node.ts'
import type { Kind } from '../document/shapes.ts'
import { visitObjects } from '../document/visit-objects.ts'

/** Compared as a whole or by name, so that an edit in them shows in what holds them. */
const heldByOthers = new Set<Kind>([
  'tag', 'discriminator', 'components', 'callback', 'flows', 'link', 'encoding', 'leaf',
])

/** Follows to what it names, which is compared instead. */
const followed = new Set(['$ref'])

/** Every kind of member that a bundle is made of, such as `schema.maxLength`. */
export const constructsOf = (document: Node): Set<string> => {
  const found = [...visitObjects(canonicalDocument(document), 'document')]
    .filter(({ kind }) => !heldByOthers.has(kind))
    .flatMap(({ value, kind }) => (isNode(value) ? Object.keys(value) : [])
      .filter((key) => !followed.has(key))
      .map((key) => `${kind}.${key}`))
  return new Set(found)
}
