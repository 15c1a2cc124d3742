import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import type { Meter } from '../metering/meter.ts'
import type { Pricing } from './price.ts'

/** What of its meter a price depends on. */
export type PricedMeter = Pick<Meter, 'aggregation'> & { readonly groupBy: readonly string[] }

/** What does not fit between a pricing and the meter of its price, or the want of one. */
export const pricedMeterFaults = (pricing: Pricing, meter: PricedMeter | undefined): Fault[] => {
  const pointer = '/meter_id'
  switch (pricing.type) {
    case 'flat': {
      const detail = 'A flat amount does not depend on usage; leave meter_id out.'
      return meter ? [{ pointer, code: 'flat_with_meter', detail }] : []
    }
    case 'percentage': {
      const detail = 'A percentage rates the transactions of a sum meter.'
      return meter?.aggregation === 'sum'
        ? [] : [{ pointer, code: 'percentage_meter_not_sum', detail }]
    }
    case 'matrix': {
      const detail = 'A matrix rates the groups of a meter.'
      return meter
        ? dimensionFaults(pricing.dimensions, meter)
        : [{ pointer, code: 'matrix_without_meter', detail }]
    }
    case 'per_unit':
    case 'graduated':
    case 'volume':
    case 'package': return []
  }
}

const dimensionFaults = (dimensions: readonly string[], { groupBy }: PricedMeter): Fault[] =>
  dimensions.flatMap((dimension, index) => groupBy.includes(dimension) ? [] : [{
    pointer: pointerTo('pricing', 'dimensions', index), code: 'matrix_dimension_unknown',
    detail: 'The meter does not group by this property.',
  }])
