import type { Contract, Schema } from './openapi.ts'
import { referred } from './resolve.ts'

const own = ({ type }: Schema): string[] => [type ?? []].flat()

/** True when the schema itself, references aside, allows the type. */
export const hasType = (schema: Schema, type: string): boolean => own(schema).includes(type)

/** The schemas that judge the same value: the schema, what it refers to, and its branches. */
export const faces = (schema: Schema, root: Contract, seen = new Set<Schema>()): Schema[] => {
  if (seen.has(schema)) return []
  seen.add(schema)
  const named = referred(schema, root)
  const branches = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  const inner = named === undefined ? branches : [named, ...branches]
  return [schema, ...inner.flatMap((face) => faces(face, root, seen))]
}

/** Every type the value may have, through references and branches. */
export const typesOf = (schema: Schema, root: Contract): Set<string> =>
  new Set(faces(schema, root).flatMap(own))

/** The properties the value may have, through references and branches. */
export const propertiesOf = (schema: Schema, root: Contract): { [name: string]: Schema } =>
  Object.assign({}, ...faces(schema, root).map((face) => face.properties ?? {}))

/** The properties the value must have, through references and `allOf`. */
export const requiredOf = (schema: Schema, root: Contract): Set<string> => {
  const named = referred(schema, root)
  const inner = [...(named === undefined ? [] : [named]), ...(schema.allOf ?? [])]
  const inherited = inner.flatMap((each) => [...requiredOf(each, root)])
  return new Set([...(schema.required ?? []), ...inherited])
}

/** The component names the value's schema passes through. */
export const namesOf = (schema: Schema, root: Contract): Set<string> =>
  new Set(faces(schema, root).flatMap(({ $ref }) => ($ref === undefined ? [] : [refName($ref)])))

export const refName = ($ref: string): string => $ref.slice($ref.lastIndexOf('/') + 1)
