import { distinctIn } from './property-value.ts'
import type { PropertyValue, UsageEvent } from './usage-event.ts'

/** Which events a meter measures, by one property (MTR 5). */
export type PropertyFilter = { readonly property: string } & (
  | { readonly operator: 'equals'; readonly value: PropertyValue }
  | { readonly operator: 'in'; readonly values: readonly PropertyValue[] }
  | { readonly operator: 'exists'; readonly exists: boolean }
)

type Properties = UsageEvent['properties']

/** An event's own property: what every object inherits is none. */
export const propertyIn = (properties: Properties, name: string): PropertyValue | undefined =>
  Object.hasOwn(properties, name) ? properties[name] : undefined

/** Whether all filters select an event with these properties. */
export const selecting = (
  filters: readonly PropertyFilter[],
): ((properties: Properties) => boolean) => {
  const tests = filters.map(testOf)
  return tests.length === 0
    ? () => true
    : (properties) => tests.every((test) => test(properties))
}

const testOf = (filter: PropertyFilter): ((properties: Properties) => boolean) => {
  const { property } = filter
  if (filter.operator === 'exists') {
    return (properties) => (propertyIn(properties, property) !== undefined) === filter.exists
  }
  const wanted = wantedTexts(filter)
  return (properties) => {
    const found = propertyIn(properties, property)
    return found !== undefined && wanted.has(distinctIn(found))
  }
}

type ValueFilter = Exclude<PropertyFilter, { readonly operator: 'exists' }>

const wantedTexts = (filter: ValueFilter): ReadonlySet<string> =>
  new Set((filter.operator === 'equals' ? [filter.value] : filter.values).map(distinctIn))

/** The filters that no event can pass together with those before them, by their index. */
export const contradictions = (
  filters: readonly PropertyFilter[],
  valueProperty: string | undefined,
): number[] => {
  const needed = new Set(valueProperty === undefined ? [] : [valueProperty])
  const absent = new Set<string>()
  const possible = new Map<string, ReadonlySet<string>>()
  return filters.flatMap((filter, index) => {
    const { property } = filter
    if (filter.operator === 'exists' && !filter.exists) {
      absent.add(property)
      return needed.has(property) ? [index] : []
    }
    needed.add(property)
    if (filter.operator === 'exists') return absent.has(property) ? [index] : []
    const texts = wantedTexts(filter)
    const left = texts.intersection(possible.get(property) ?? texts)
    possible.set(property, left)
    return left.size === 0 || absent.has(property) ? [index] : []
  })
}
