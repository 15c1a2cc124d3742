import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import type { Aggregation, Meter } from './meter.ts'
import { contradictions } from './property-filter.ts'
import type { PropertyFilter } from './property-filter.ts'

/** The aggregations with a level that outlives a window (MTR 3). */
const carrying: ReadonlySet<Aggregation> = new Set(['latest', 'max', 'weighted_sum'])

/** What is wrong with a meter definition, in wire names: problem `meter_definition_invalid`. */
export const meterFaults = (meter: Meter): Fault[] =>
  [...valueFaults(meter), ...filterFaults(meter), ...groupFaults(meter), ...carryFaults(meter)]

const valueFaults = ({ aggregation, valueProperty }: Meter): Fault[] => {
  const pointer = '/value_property'
  if (aggregation === 'count' && valueProperty !== undefined) {
    const detail = 'A count reads no property.'
    return [{ pointer, code: 'value_property_unused', detail }]
  }
  if (aggregation !== 'count' && valueProperty === undefined) {
    const detail = `${aggregation} needs the property that holds its value.`
    return [{ pointer, code: 'value_property_required', detail }]
  }
  return []
}

/** Points at what would have to be another: of two filters that exclude each other, the later. */
const filterFaults = ({ filters = [], valueProperty }: Meter): Fault[] => {
  const impossible = new Set(contradictions(filters, valueProperty))
  return filters.flatMap((filter, index) => impossible.has(index) ? [{
    pointer: pointerTo('filters', index, termOf[filter.operator]),
    code: 'filters_contradict',
    detail: `No event passes this filter of ${filter.property} and whatever else the meter asks.`,
  }] : [])
}

const termOf = {
  equals: 'value', in: 'values', exists: 'exists',
} satisfies Record<PropertyFilter['operator'], string>

const groupFaults = ({ groupBy = [] }: Meter): Fault[] =>
  groupBy.flatMap((property, index) => groupBy.indexOf(property) === index ? [] : [{
    pointer: pointerTo('group_by', index),
    code: 'property_repeated',
    detail: `${property} stands in the list already.`,
  }])

const carryFaults = ({ aggregation, carryForward = false }: Meter): Fault[] =>
  !carryForward || carrying.has(aggregation) ? [] : [{
    pointer: '/carry_forward',
    code: 'carry_forward_unsupported',
    detail: `${aggregation} has no level to carry into a window.`,
  }]
