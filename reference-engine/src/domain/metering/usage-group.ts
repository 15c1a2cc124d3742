import { propertyIn } from './property-filter.ts'
import { distinctIn } from './property-value.ts'
import type { UsageEvent } from './usage-event.ts'

/** The texts of the grouping properties, in their order; null where an event lacks one (MTR 5). */
export type GroupTexts = readonly (string | null)[]

/** One text for one combination; empty where nothing is grouped. */
export const groupKey = (texts: GroupTexts): string =>
  texts.length === 0 ? '' : JSON.stringify(texts)

export const groupTexts = (key: string): GroupTexts =>
  key === '' ? [] : JSON.parse(key) as (string | null)[]

/** The key of the combination that an event belongs to. */
export const grouping = (
  properties: readonly string[],
): ((event: Pick<UsageEvent, 'properties'>) => string) =>
  properties.length === 0
    ? () => ''
    : (event) => groupKey(properties.map((name) => {
      const found = propertyIn(event.properties, name)
      return found === undefined ? null : distinctIn(found)
    }))

/** The key of the coarser combination that keeps only these places of a finer one. */
export const projectGroup = (key: string, places: readonly number[]): string => {
  if (places.length === 0) return ''
  const texts = groupTexts(key)
  return groupKey(places.map((place) => texts[place] ?? null))
}

/** The order of groups: by the texts in turn, null first, then by code points. */
export const compareGroups = (one: GroupTexts, other: GroupTexts): number => {
  for (const [index, left] of one.entries()) {
    const right = other[index] ?? null
    if (left === right) continue
    if (left === null) return -1
    return right === null ? 1 : compareCodePoints(left, right)
  }
  return 0
}

/**
 * Order by code point, which is also the order of UTF-8 bytes (a database's collation "C").
 * JavaScript's `<` compares UTF-16 units and differs beyond the basic plane.
 */
export const compareCodePoints = (one: string, other: string): number => {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at += 1) {
    const [left, right] = [one.charCodeAt(at), other.charCodeAt(at)]
    if (left === right) continue
    return isSurrogate(left) === isSurrogate(right) ? left - right : isSurrogate(left) ? 1 : -1
  }
  return one.length - other.length
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff
