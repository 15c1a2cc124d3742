import { elementsOf, membersOf, referenceOf, textsOf } from '../../document/json-node.ts'
import type { Comparison, Pair, Place, Side } from '../comparison.ts'
import { resolveSchema } from './resolve-schema.ts'

type Branch = Place & { side: Side; resolved: unknown }

export type Matched = { pairs: Pair[]; added: Place[]; removed: Place[] }

/** The fixed values of a branch's required properties, such as its tag. */
const tagOf = ({ resolved }: Branch): string | undefined => {
  const schema = membersOf(resolved)
  const required = new Set(textsOf(schema['required']))
  const tags = Object.entries(membersOf(schema['properties']))
    .filter(([name, inner]) =>
      required.has(name) && elementsOf(membersOf(inner)['enum']).length === 1)
    .map(([name, inner]) => `${name}=${JSON.stringify(membersOf(inner)['enum'])}`)
  return tags.length > 0 ? tags.toSorted().join() : undefined
}

const named = (value: unknown, name: string): string | undefined => {
  const found = membersOf(value)[name]
  return found === undefined ? undefined : JSON.stringify(found)
}

/** What tells branches apart, the surest first; two branches are one when it is the same. */
const identities = (comparison: Comparison): ((branch: Branch) => string | undefined)[] => [
  ({ value }) => referenceOf(value),
  tagOf,
  ({ resolved }) => String(comparison.sameness.numberOf(resolved)),
  ({ resolved }) => named(resolved, 'title'),
  ({ resolved }) => named(resolved, 'type'),
  () => 'the only one left',
]

const single = (branches: Branch[], key: string, identity: (branch: Branch) => unknown) => {
  const found = branches.filter((branch) => identity(branch) === key)
  return found.length === 1 ? found[0] : undefined
}

/** Finds which branches of two unions are the same branch, whatever their order. */
export const matchBranches = (
  comparison: Comparison,
  lists: Record<Side, Place[]>,
): Matched => {
  const read = (side: Side): Branch[] => lists[side].map((place) =>
    ({ ...place, side, resolved: resolveSchema(comparison, side, place).value }))
  let [base, revision] = [read('base'), read('revision')]
  const pairs: Pair[] = []
  for (const identity of identities(comparison)) {
    for (const branch of base) {
      const key = identity(branch)
      const other = key === undefined ? undefined : single(revision, key, identity)
      if (other === undefined || single(base, key ?? '', identity) !== branch) continue
      pairs.push({ base: branch, revision: other })
      base = base.filter((one) => one !== branch)
      revision = revision.filter((one) => one !== other)
    }
  }
  return { pairs, added: revision, removed: base }
}
