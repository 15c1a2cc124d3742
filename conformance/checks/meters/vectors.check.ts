import type { Meter } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { readVectors, type QuantitiesCase } from '../../vectors/read-vectors.ts'
import { januaryCustomer, usageOf } from '../metered.ts'

const cases = readVectors('quantities')
const requirements = [...new Set(cases.map(({ requirement }) => requirement))]

/** The cases name their event, so each aggregation measures in an organization of its own. */
const room = async (context: CheckContext, { meter, events }: QuantitiesCase) => {
  const { api, given } = await context.given.organization()
  const { aggregation, value_property } = meter
  const event_name = events[0]?.event_name ?? 'work.done'
  const made: Meter = await given.meter({ aggregation, event_name,
    ...(value_property === undefined ? {} : { value_property }) })
  return { context: { api, given, expect: context.expect }, meter: made }
}

const judge = async (
  { context, meter }: Awaited<ReturnType<typeof room>>, one: QuantitiesCase,
): Promise<void> => {
  const { given, expect } = context
  const customer = await januaryCustomer({ given })
  if (one.events.length > 0) await given.ingest(customer, one.events)
  const told = await usageOf(context, meter, { customer, ...one.window })
  expect.decimal(told.quantity, one.quantity, `${one.id}: ${one.why}`)
  expect.equal([told.event_count, told.event_checksum], [one.event_count, one.event_checksum],
    `${one.id}: the events of the window are counted`)
}

export default requirements.map((requirement) => check({
  id: `meters/vectors-of-${requirement.toLowerCase().replace('.', '-')}`,
  requirement,
  needs: ['meters', 'usage-ingest', 'test-clocks'],
  tags: ['vectors'],
  async run(context) {
    const rooms = new Map<string, Awaited<ReturnType<typeof room>>>()
    for (const one of cases.filter((vector) => vector.requirement === requirement)) {
      const key = one.meter.aggregation
      const known = rooms.get(key) ?? await room(context, one)
      rooms.set(key, known)
      await judge(known, one)
    }
  },
}))
