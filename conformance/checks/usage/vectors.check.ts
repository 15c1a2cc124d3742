import type { MeterCreate, UsageReconciliationEntry } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'
import { readVectors, type ReconciliationCase } from '../../vectors/read-vectors.ts'
import { goldenChecks, once } from '../golden-cases.ts'
import { correct } from '../golden-usage.ts'

type Named = Map<string, string>

/** The meters of the cases, each made once, by the ids that they got. */
const metersOf = (meterOf: (terms: string) => Promise<{ id: string }>) =>
  async ({ meters }: ReconciliationCase): Promise<Named> => {
    const names: Named = new Map()
    for (const terms of meters) names.set((await meterOf(JSON.stringify(terms))).id, terms.name)
    return names
  }

const customersOf = async (context: CheckContext, one: ReconciliationCase): Promise<Named> => {
  const { given } = context
  const clock = await given.testClock(one.window.end)
  const names: Named = new Map()
  for (const [name, events] of Object.entries(one.customers)) {
    const customer = await given.customer({ test_clock_id: clock.id })
    names.set(customer.id, name)
    if (events.length > 0) await given.ingest(customer, events)
    await correct(context, customer, one.corrections[name] ?? [])
  }
  return names
}

/** The entries of one case among those of the whole organization, by the case's names. */
const entriesOf = async (
  { api }: CheckContext, { window }: ReconciliationCase,
  { customers, meters }: { customers: Named; meters: Named },
): Promise<string[]> => {
  const entries = await api.all<UsageReconciliationEntry>('/usage-reconciliation',
    { query: { ...window, limit: 100 } })
  return entries
    .filter(({ customer_id, meter_id }) => customers.has(customer_id) && meters.has(meter_id))
    .map(({ customer_id, meter_id, event_count, event_checksum }) => [customers.get(customer_id),
      meters.get(meter_id), event_count, event_checksum].join(' ')).toSorted()
}

export default goldenChecks('usage', readVectors('reconciliation'), {
  needs: ['meters', 'usage-ingest', 'test-clocks'],
  judge: (context) => {
    const meterOf = once(async (terms) => context.given.meter(JSON.parse(terms) as MeterCreate))
    const named = metersOf(meterOf)
    return async (one) => {
      const meters = await named(one)
      const customers = await customersOf(context, one)
      const wanted = one.entries.map(({ customer, meter, event_count, event_checksum }) =>
        [customer, meter, event_count, event_checksum].join(' ')).toSorted()
      context.expect.equal(await entriesOf(context, one, { customers, meters }), wanted,
        `${one.id}: ${one.why}`)
    }
  },
})
