import type { PropertyFilter } from '@valora/spec/types'
import { propertyText, textOf, type Measured } from './property-text.ts'

const fits = (event: Measured, filter: PropertyFilter): boolean => {
  const text = propertyText(event, filter.property)
  switch (filter.operator) {
    case 'equals': return text === textOf(filter.value)
    case 'in': return filter.values.some((value) => text === textOf(value))
    case 'exists': return (text !== null) === (filter.exists)
  }
}

/** The events that every filter lets through (MTR 5). */
export const selected = <Event extends Measured>(
  events: readonly Event[], filters: readonly PropertyFilter[] = [],
): Event[] => events.filter((event) => filters.every((filter) => fits(event, filter)))
