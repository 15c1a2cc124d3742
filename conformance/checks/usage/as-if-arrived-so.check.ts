import type { Aggregation, Meter, UsageEventInput } from '@valora/spec/types'
import { corrected, type CorrectionTerms } from '../../oracle/corrections.ts'
import { usageRows } from '../../oracle/usage.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { amendEvent, voidEvent } from '../corrected.ts'
import { januaryCustomer } from '../metered.ts'
import { rowsOf } from '../usage-rows.ts'

const aggregations: Aggregation[] = ['count', 'sum', 'max', 'min', 'average', 'unique_count',
  'latest', 'weighted_sum']

type Random = CheckContext['random']

const timestamp = (random: Random): string =>
  `2026-01-${random.integer(10, 12)}T${random.integer(10, 13)}:${random.pick(['00', '20', '59'])}:${
    random.pick(['00', '30.5', '59.999999'])}Z`

const properties = (random: Random) => ({
  amount: `${random.integer(0, 9)}.${random.integer(1, 99)}`,
  ...(random.integer(0, 3) === 0 ? {} : { region: random.pick(['eu', 'us', 'ap']) }),
})

/** Voids and amendments of random events; what was voided is corrected no more. */
const correctionsOf = (random: Random, ids: readonly string[]): CorrectionTerms[] => {
  const gone = random.shuffle([...ids]).slice(0, 6)
  const kept = ids.filter((id) => !gone.includes(id))
  const amendments = Array.from({ length: 12 }, (): CorrectionTerms => ({
    amend: random.pick(kept), properties: properties(random),
    ...(random.integer(0, 1) === 0 ? {} : { timestamp: timestamp(random) }),
  }))
  return random.shuffle([...amendments, ...gone.map((id) => ({ void: id }))])
}

const meters = async ({ given, random }: CheckContext): Promise<Meter[]> => {
  const event_name = random.name('event')
  const made: Meter[] = []
  for (const aggregation of aggregations) {
    const carries = ['latest', 'max', 'weighted_sum'].includes(aggregation)
    made.push(await given.meter({ event_name, aggregation, group_by: ['region'],
      ...(aggregation === 'count' ? { value_property: undefined as never } : {}),
      ...(carries ? { carry_forward: true } : {}),
      filters: [{ property: 'region', operator: 'in', values: ['eu', 'us'] }] }))
  }
  return made
}

const queries = [
  { start: '2026-01-10T00:00:00Z', end: '2026-01-13T00:00:00Z' },
  { start: '2026-01-11T10:20:15Z', end: '2026-01-12T12:20:00Z', window: 'day' as const,
    group_by: 'region' },
]

export default check({
  id: 'usage/corrected-usage-is-as-if-it-had-arrived-so',
  requirement: ['USG-6.6', 'USG-6.1', 'USG-6.2'],
  needs: ['usage-ingest', 'test-clocks'],
  tags: ['property'],
  async run(context) {
    const { expect, given, random } = context
    const [customer, twin] = [await januaryCustomer(context), await januaryCustomer(context)]
    const made = await meters(context)
    const event_name = made[0]?.event_name ?? ''
    const events = Array.from({ length: 30 }, (_, index) => ({ id: `e${index}`, event_name,
      timestamp: timestamp(random), properties: properties(random) }))
    await given.ingest(customer, events)
    const corrections = correctionsOf(random, events.map(({ id }) => id))
    for (const correction of corrections) {
      if ('void' in correction) {
        expect.status(await voidEvent(context, { customer, id: correction.void }), 200)
      } else {
        const { amend: id, ...values } = correction
        expect.status(await amendEvent(context, { customer, id }, values), 200)
      }
    }
    const standing = corrected<Omit<UsageEventInput, 'customer_id'>>(events, corrections)
    await given.ingest(twin, standing)
    for (const meter of made) {
      for (const query of queries) {
        const { group_by, ...asked } = query
        const rows = await rowsOf(context, meter, { customer, ...query })
        const names = group_by === undefined ? {} : { group_by: [group_by] }
        expect.equal(rows, usageRows(meter, standing, { ...asked, time_zone: 'UTC', ...names }),
          `${meter.aggregation} measures the events as they stand`)
        if (group_by === undefined) continue
        expect.equal(await rowsOf(context, meter, { customer: twin, ...query }), rows,
          'as if they had arrived so')
      }
    }
  },
})
