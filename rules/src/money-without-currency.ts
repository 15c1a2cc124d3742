import { isObject } from './json.ts'
import { isCurrencyBoundName } from './money-names.ts'
import type { Contract, Schema } from './openapi.ts'
import { faces, propertiesOf, typesOf } from './schema-types.ts'

const isMoney = (name: string, property: Schema, root: Contract): boolean => {
  if (!typesOf(property, root).has('string')) return false
  const marked = faces(property, root).some((face) => face['x-currency'] === 'enclosing')
  return marked || isCurrencyBoundName(name)
}

const parts = (schema: Schema, root: Contract): [string, Schema][] =>
  faces(schema, root).flatMap((face) =>
    [['[]', face.items], ['{}', face['additionalProperties']]] satisfies [string, unknown][])
    .filter((part): part is [string, Schema] => isObject(part[1]))

/** The ways from a body to money that pass no object with a `currency`, like `data.[].amount`. */
export const moneyWithoutCurrency = (
  body: Schema,
  root: Contract,
  { way = [], seen = new Set<Schema>() }: { way?: string[]; seen?: Set<Schema> } = {},
): string[] => {
  const whole = faces(body, root)
  if (whole.every((face) => seen.has(face))) return []
  whole.forEach((face) => seen.add(face))
  const properties = propertiesOf(body, root)
  if ('currency' in properties) return []
  const bare = Object.entries(properties)
    .filter(([name, property]) => isMoney(name, property, root))
    .map(([name]) => [...way, name].join('.'))
  const deeper = [...Object.entries(properties), ...parts(body, root)].flatMap(([step, schema]) =>
    moneyWithoutCurrency(schema, root, { way: [...way, step], seen }))
  return [...bare, ...deeper]
}
