import { textsOf, type Node } from '../document/json-node.ts'

/** What a format says is its bounds; JSON numbers know the ends of int64 no closer. */
const bounds: Record<string, [least: number, most: number]> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2 ** 63), 2 ** 63],
}

const numbersOf = (...values: unknown[]): number[] =>
  values.filter((value) => typeof value === 'number')

const without = (schema: Node, keys: string[]): Node =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)))

/** Whole numbers have their bounds at whole numbers, or at multiples where only these come. */
const spellWhole = (schema: Node): Node => {
  const { exclusiveMinimum: above, exclusiveMaximum: below, minimum, maximum, multipleOf } = schema
  const [formatLeast, formatMost] = bounds[String(schema['format'])] ?? []
  const step = typeof multipleOf === 'number' && Number.isInteger(multipleOf) ? multipleOf : 1
  const isIdle = typeof multipleOf === 'number' && Number.isInteger(1 / multipleOf)
  const least = [
    ...numbersOf(minimum, formatLeast).map(Math.ceil),
    ...numbersOf(above).map((bound) => Math.floor(bound) + 1),
  ].map((bound) => Math.ceil(bound / step) * step)
  const most = [
    ...numbersOf(maximum, formatMost).map(Math.floor),
    ...numbersOf(below).map((bound) => Math.ceil(bound) - 1),
  ].map((bound) => Math.floor(bound / step) * step)
  const idle = ['exclusiveMinimum', 'exclusiveMaximum', ...(isIdle ? ['multipleOf'] : [])]
  return {
    ...without(schema, idle),
    ...(least.length > 0 ? { minimum: Math.max(...least) } : {}),
    ...(most.length > 0 ? { maximum: Math.min(...most) } : {}),
  }
}

/** A bound that a closer one beside it makes idle. */
const dropLooser = (schema: Node): Node => {
  const { exclusiveMinimum: above, exclusiveMaximum: below, minimum, maximum } = schema
  const [least, most] = [numbersOf(minimum)[0], numbersOf(maximum)[0]]
  const [open, end] = [numbersOf(above)[0], numbersOf(below)[0]]
  return without(schema, [
    ...(least !== undefined && open !== undefined
      ? [open >= least ? 'minimum' : 'exclusiveMinimum'] : []),
    ...(most !== undefined && end !== undefined
      ? [end <= most ? 'maximum' : 'exclusiveMaximum'] : []),
  ])
}

/** Bounds in one spelling; a number that is whole is an integer. */
export const spellNumbers = (schema: Node): Node => {
  const types = textsOf([schema['type']].flat())
  if (schema['type'] === 'number' && schema['multipleOf'] === 1) {
    return spellWhole({ ...schema, type: 'integer' })
  }
  if (types.includes('integer')) return spellWhole(schema)
  return schema['type'] === undefined || types.includes('number') ? dropLooser(schema) : schema
}
