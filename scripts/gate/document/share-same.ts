import { isNode } from './json-node.ts'

const sharedList = (base: unknown[], revision: unknown[]): unknown[] => {
  const elements = revision.map((element, index) => shareSame(base[index], element))
  const isSame = base.length === elements.length
    && elements.every((element, index) => element === base[index])
  return isSame ? base : elements
}

/**
 * The revision, made of the base's own parts wherever both are deeply equal: what is known about a
 * part of the one is then known about the other, and nothing has to be compared twice.
 */
export const shareSame = (base: unknown, revision: unknown): unknown => {
  if (base === revision) return base
  if (Array.isArray(base) && Array.isArray(revision)) return sharedList(base, revision)
  if (!isNode(base) || !isNode(revision)) return revision
  const members = Object.entries(revision).map(([key, value]): [string, unknown] =>
    [key, Object.hasOwn(base, key) ? shareSame(base[key], value) : value])
  const isSame = members.length === Object.keys(base).length
    && members.every(([key, value]) => Object.hasOwn(base, key) && base[key] === value)
  return isSame ? base : Object.fromEntries(members)
}
