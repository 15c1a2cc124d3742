import {
  elementsOf, isNode, membersOf, referenceOf, step, textsOf, type Node,
} from '../document/json-node.ts'
import type { Sameness } from '../document/sameness.ts'
import { visitObjects } from '../document/visit-objects.ts'
import type { Verdict } from '../finding.ts'
import type { Comparison } from '../structure/comparison.ts'
import { componentPlaces } from '../structure/component-places.ts'
import { operationPlaces, type OperationPlace } from './operation-places.ts'

type Named = { verdict: Verdict; id: string; where: string; why: string; detail?: string }

type Places = Map<string, OperationPlace>

const idOf = ({ operation }: OperationPlace): string | undefined =>
  typeof operation['operationId'] === 'string' ? operation['operationId'] : undefined

const byId = (places: Places): Map<string, string> =>
  new Map([...places].flatMap(([key, place]) => {
    const id = idOf(place)
    return id === undefined ? [] : [[id, key]]
  }))

/** Every function of the SDK has the name of its operation. */
const operationIds = (base: Places, revision: Places): Named[] => {
  const [was, is] = [byId(base), byId(revision)]
  const gone = [...was].flatMap(([id, key]): Named[] => {
    const place = base.get(key)
    const now = revision.get(key)
    const where = (now ?? place)?.at ?? '#/paths'
    if (!is.has(id)) {
      const renamed = now === undefined ? undefined : idOf(now)
      const why = 'code that calls it by this name does not compile any more'
      const detail = renamed === undefined ? id : `${id} -> ${renamed}`
      return [{ verdict: 'major', id: 'operation-id-removed', where, why, detail }]
    }
    if (is.get(id) === key) return []
    const why = 'code that calls it by this name calls something else'
    return [{ verdict: 'major', id: 'operation-id-moved', where, why, detail: id }]
  })
  const come = [...is].filter(([id]) => !was.has(id)).map(([id, key]): Named => ({
    verdict: 'minor', id: 'operation-id-added', where: revision.get(key)?.at ?? '#/paths',
    why: 'there is one more function', detail: id,
  }))
  return [...gone, ...come]
}

/** The path and its parameters stand by name in the types. */
const pathNames = (base: Places, revision: Places): Named[] =>
  [...base].flatMap(([key, { path }]): Named[] => {
    const now = revision.get(key)
    if (now === undefined || now.path === path) return []
    return [{
      verdict: 'major', id: 'path-parameter-renamed', where: now.at,
      why: 'code names the path and its parameters, and does not compile any more',
      detail: `${path} -> ${now.path}`,
    }]
  })

const tagsOf = ({ operation }: OperationPlace): Set<string> => new Set(textsOf(operation['tags']))

/** Tags are the groups of functions that generated clients have. */
const operationTags = (base: Places, revision: Places): Named[] =>
  [...base].flatMap(([key, place]): Named[] => {
    const now = revision.get(key)
    if (now === undefined) return []
    const [was, is] = [tagsOf(place), tagsOf(now)]
    const where = step(now.at, 'tags')
    return [
      ...[...was.difference(is)].map((tag): Named => ({
        verdict: 'major', id: 'operation-left-group', where, detail: tag,
        why: 'code finds the function in this group, and does not compile any more',
      })),
      ...[...is.difference(was)].map((tag): Named => ({
        verdict: 'minor', id: 'operation-joined-group', where, detail: tag,
        why: 'the function is found in one more group',
      })),
    ]
  })

const declaredTags = (document: Node): Map<string, unknown> =>
  new Map(elementsOf(document['tags']).map((tag) => [String(membersOf(tag)['name']), tag]))

const tagList = ({ documents, sameness }: Comparison): Named[] => {
  const [was, is] = [declaredTags(documents.base), declaredTags(documents.revision)]
  const where = '#/tags'
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name): Named[] => {
    const detail = name
    if (!is.has(name)) {
      return [{ verdict: 'major', id: 'group-removed', where, detail, why: 'the group is gone' }]
    }
    if (!was.has(name)) {
      return [{ verdict: 'minor', id: 'group-added', where, detail, why: 'there is a new group' }]
    }
    if (sameness.areSame(was.get(name), is.get(name))) return []
    return [{ verdict: 'patch', id: 'group-described', where, detail, why: 'it is documentation' }]
  })
}

/** What stands within others, of which a new component may be one under a name. */
const inlineParts = (document: Node, numbering: Sameness): Set<number> =>
  new Set([...visitObjects(document, 'document')]
    .filter(({ value, kind }) => Object.keys(membersOf(value)).length > (kind === 'schema' ? 1 : 0))
    .map(({ value }) => numbering.numberOf(value)))

/** What a value was before parts of it stood under new names. */
const writtenOut = (come: Map<string, unknown>) => {
  const write = (value: unknown, open: string[] = []): unknown => {
    const reference = referenceOf(value) ?? ''
    if (come.has(reference) && !open.includes(reference)) {
      return write(come.get(reference), [...open, reference])
    }
    if (Array.isArray(value)) return value.map((one) => write(one, open))
    return isNode(value)
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, write(one, open)]))
      : value
  }
  return (value: unknown): unknown => write(value)
}

/** Every component is a type of the SDK; only examples are none. */
const componentNames = ({ documents, sameness }: Comparison): Named[] => {
  const [was, is] = [componentPlaces(documents.base), componentPlaces(documents.revision)]
  const isType = (at: string): boolean => !/^#\/components\/(examples|links|pathItems)\//.test(at)
  const come = [...is].filter(([at]) => !was.has(at))
  const gone = [...was].filter(([at]) => !is.has(at)).map(([at, value]): Named => {
    const twin = come.find(([, other]) => sameness.areSame(value, other))
    return {
      verdict: isType(at) ? 'major' : 'patch', id: 'component-removed', where: at,
      why: 'code that names this type does not compile any more',
      ...(twin === undefined ? {} : { detail: `now ${twin[0]}` }),
    }
  })
  const inline = inlineParts(documents.base, sameness)
  const written = writtenOut(new Map(come))
  return [...gone, ...come.map(([at, value]): Named => {
    const isNamed = inline.has(sameness.numberOf(written(value)))
    return {
      verdict: isType(at) && !isNamed ? 'minor' : 'patch', id: 'component-added', where: at,
      why: isNamed ? 'what stood in its place has a name now' : 'there is one more type',
    }
  })]
}

/** What code calls the parts of the contract by. */
export const compareNames = (comparison: Comparison): void => {
  const { documents } = comparison
  const [base, revision] = [operationPlaces(documents.base), operationPlaces(documents.revision)]
  const named = [
    ...operationIds(base, revision),
    ...pathNames(base, revision),
    ...operationTags(base, revision),
    ...tagList(comparison),
    ...componentNames(comparison),
  ]
  for (const one of named) comparison.say({ ...one, plane: 'source' })
}
