import type { Fault } from '../fault.ts'

export const aggregations = ['count', 'sum', 'max', 'unique_count', 'latest'] as const
export type Aggregation = (typeof aggregations)[number]

/** What a meter measures (MTR 1): every event of that name, by that aggregation. */
export type Meter = {
  readonly eventName: string
  readonly aggregation: Aggregation
  /** The event property that holds the value; `count` has none, all others need one. */
  readonly valueProperty?: string | undefined
}

/** What is wrong with a meter definition, in wire names: problem `meter_definition_invalid`. */
export const meterFaults = ({ aggregation, valueProperty }: Meter): Fault[] => {
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
