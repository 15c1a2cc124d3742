import { Temporal } from 'temporal-polyfill'
import { assert } from './assert.ts'
import type { Json } from './canonical-json.ts'
import { Decimal } from './money/decimal.ts'
import { Money } from './money/money.ts'
import { formatInstant } from './time/instant.ts'

/**
 * A domain value as the JSON the contract would show: snake_case names, decimals and instants
 * as strings, absent members left out. Names that are the user's own, such as event properties,
 * are keys of a map: those are never rewritten.
 */
export const toPlain = (value: unknown): Json => {
  if (value instanceof Decimal || value instanceof Money) return value.toString()
  if (value instanceof Temporal.Instant) return formatInstant(value)
  if (typeof value === 'number') assert(Number.isSafeInteger(value), 'plain numbers are integers')
  if (value === null || typeof value === 'string' || typeof value === 'boolean'
    || typeof value === 'number') return value
  if (Array.isArray(value)) return value.map(toPlain)
  assert(typeof value === 'object', `${typeof value} has a plain form`)
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([name, member]) => [String(name), toPlain(member)]))
  }
  const isRecord = Object.getPrototypeOf(value) === Object.prototype
  assert(isRecord, 'only records, maps, arrays, decimals, money and instants have a plain form')
  return Object.fromEntries(Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => [snakeCase(name), toPlain(member)]))
}

const snakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
