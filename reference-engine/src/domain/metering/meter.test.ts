import { expect, test } from 'vitest'
import { aggregations, meterFaults } from './meter.ts'

const eventName = 'storage.sampled'

test.each(aggregations)('%s and its value property fit or are refused', (aggregation) => {
  const codes = [undefined, 'gigabytes'].map((valueProperty) =>
    meterFaults({ eventName, aggregation, valueProperty }).map(({ code }) => code))
  expect(codes).toEqual(aggregation === 'count'
    ? [[], ['value_property_unused']]
    : [['value_property_required'], []])
})

test('the fault points at the value property', () => {
  expect(meterFaults({ eventName, aggregation: 'sum' })[0]?.pointer).toBe('/value_property')
})
