import { keysOf, membersOf, step, type Node } from '../document/json-node.ts'
import { methods } from '../document/shapes.ts'
import { Comparison } from '../structure/comparison.ts'
import { reachedFrom } from '../structure/component-places.ts'

type Documents = { base: Node; revision: Node }

/** Operations by path and method, that are the same in both documents. */
const sameOperations = ({ base, revision }: Documents): Set<string> => {
  const comparison = new Comparison(base, revision)
  const [was, is] = [membersOf(base['paths']), membersOf(revision['paths'])]
  const both = keysOf(was, is).flatMap((path) => methods.map((method) => ({ path, method })))
  return new Set(both.filter(({ path, method }) => {
    const [left, right] = [membersOf(was[path])[method], membersOf(is[path])[method]]
    const pair = { base: { value: left, at: '' }, revision: { value: right, at: '' } }
    return left !== undefined && comparison.areSame(pair)
  }).map(({ path, method }) => `${method} ${path}`))
}

const withoutSame = (document: Node, same: Set<string>): Node =>
  Object.fromEntries(Object.entries(membersOf(document['paths'])).flatMap(([path, item]) => {
    const left = Object.fromEntries(Object.entries(membersOf(item)).filter(([method]) =>
      !same.has(`${method} ${path}`)))
    const isEmpty = methods.every((method) => left[method] === undefined)
    return isEmpty ? [] : [[path, left]]
  }))

/** The components that values lead to, however far; how credentials are shown always stays. */
const reachable = (document: Node, values: unknown): Node => {
  const reached = reachedFrom(document, values)
  const { securitySchemes, ...components } = membersOf(document['components'])
  const kept = Object.entries(components).map(([kind, group]): [string, Node] => {
    const at = step('#/components', kind)
    return [kind, Object.fromEntries(Object.entries(membersOf(group)).filter(([name]) =>
      reached.has(step(at, name))))]
  })
  return {
    ...Object.fromEntries(kept.filter(([, group]) => Object.keys(group).length > 0)),
    ...(securitySchemes === undefined ? {} : { securitySchemes }),
  }
}

/** Both documents without the operations that are the same, so that a tool reads what changed. */
export const prune = (documents: Documents): Documents & { isEmpty: boolean } => {
  const same = sameOperations(documents)
  const pruned = (document: Node): Node => {
    const paths = withoutSame(document, same)
    return { ...document, paths, components: reachable(document, paths) }
  }
  const [base, revision] = [pruned(documents.base), pruned(documents.revision)]
  const isEmpty = [base, revision].every(({ paths }) => Object.keys(membersOf(paths)).length === 0)
  return { base, revision, isEmpty }
}
