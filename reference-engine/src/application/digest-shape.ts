import { canonicalJson } from '../domain/canonical-json.ts'

/** A member of objects of one shape, with what was written for it last. */
export type DigestMember = {
  readonly name: string
  /** What stands before its value. */
  readonly head: string
  readonly asNull: string
  value: unknown
  /** What was written for `value`, a value that nobody can change. */
  text: string
}

/** The members of an object, sorted by their names. */
export type DigestShape = readonly DigestMember[]

type Known = { readonly given: readonly string[]; readonly shape: DigestShape }

const known_max = 100
const known: Known[] = []

/**
 * The shape of an object: those of the same names have the same one, in whatever order they have
 * them. Most objects are of few shapes, whose names are sorted once.
 */
export const digestShapeOf = (value: object): DigestShape => {
  for (const { given, shape } of known) if (hasNames(value, given)) return shape
  const given = Object.keys(value)
  const shape = shapeNamed(given.toSorted())
  if (known.length >= known_max) known.length = 0
  known.push({ given, shape })
  return shape
}

/** No list is made of the names of an object, which a run would do a million times. */
const hasNames = (value: object, given: readonly string[]): boolean => {
  let count = 0
  for (const name in value) {
    if (given[count] !== name) return false
    count += 1
  }
  return count === given.length
}

const shapeNamed = (sorted: readonly string[]): DigestShape =>
  known.find(({ shape }) => shape.length === sorted.length
    && shape.every(({ name }, index) => name === sorted[index]))?.shape
  ?? sorted.map((name): DigestMember => {
    const head = `,${canonicalJson(name)}:`
    return { name, head, asNull: `${head}null`, value: undefined, text: '' }
  })
