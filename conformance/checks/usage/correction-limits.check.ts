import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { shift } from '../../src/shift.ts'
import { amendEvent, readEvent, recorded, voidEvent } from '../corrected.ts'
import { januaryCustomer } from '../metered.ts'

const needs = ['usage-ingest', 'test-clocks']

const refusal = (pointer: string, code: string) => ({ faults: [{ pointer, code }] })

/** An event that lies at the age limit of a clock that then moves on, and one that lies within. */
const aged = async (context: CheckContext) => {
  const { given, limits } = context
  const clock = await given.testClock('2031-06-15T12:00:00Z')
  const customer = await given.customer({ test_clock_id: clock.id })
  const meter = await given.meter()
  const now = '2031-06-15T13:00:00Z'
  const oldest = shift(now, { days: -limits.usage_age_days_max })
  const event = (id: string, timestamp: string) =>
    ({ id, timestamp, event_name: meter.event_name, properties: { amount: '1' } })
  await given.ingest(customer, [event('old', shift(oldest, { seconds: -1 })),
    event('edge', oldest), event('young', clock.now)])
  await given.advance(clock, now)
  return { customer, now, oldest }
}

export default [
  check({
    id: 'usage/an-old-event-is-corrected-no-more',
    requirement: 'USG-6.5',
    needs,
    async run(context) {
      const { expect } = context
      const { customer, now, oldest } = await aged(context)
      const [old, young] = [{ customer, id: 'old' }, { customer, id: 'young' }]
      const before = await readEvent(context, old)
      const properties = { amount: '2' }
      for (const probe of [await voidEvent(context, old), await amendEvent(context, old,
        { properties }), await amendEvent(context, old, { timestamp: now })]) {
        expect.problem(probe, 'usage_correction_refused', refusal('/timestamp', 'usage_too_old'))
      }
      expect.equal(await readEvent(context, old), before, 'nothing has changed')
      const untouched = await readEvent(context, young)
      const [past, ahead] = [shift(oldest, { seconds: -1 }), shift(now, { minutes: 6 })]
      for (const [timestamp, code] of [[past, 'usage_too_old'], [ahead, 'usage_in_future']] as
        const) {
        expect.problem(await amendEvent(context, young, { timestamp }), 'usage_correction_refused',
          refusal('/timestamp', code))
      }
      expect.equal(await readEvent(context, young), untouched, 'nor here')
      const control = expect.status(await amendEvent(context, young, { timestamp: oldest }), 200)
      expect.equal(control.body.timestamp, oldest, 'within the limit an event is amended')
      expect.status(await voidEvent(context, { customer, id: 'edge' }), 200)
    },
  }),
  check({
    id: 'usage/an-amended-event-is-judged-as-a-new-one',
    requirement: 'USG-6.5',
    needs,
    async run(context) {
      const { expect, random } = context
      const { customer, told } = await recorded(context, { a: '1', b: '2' })
      const of = { customer, id: 'b' }
      const [before, counted] = [await readEvent(context, of), await told()]
      const table = [
        [{ properties: {} }, '/properties/amount', 'meter_value_missing'],
        [{ properties: { amount: 'much' } }, '/properties/amount', 'meter_value_not_numeric'],
        [{ properties: { amount: `1${'0'.repeat(18)}` } }, '/properties/amount',
          'meter_value_out_of_range'],
        [{ event_name: random.name('event') }, '/event_name', 'meter_not_found_for_event'],
      ] as const
      for (const [values, pointer, code] of table) {
        expect.problem(await amendEvent(context, of, values), 'usage_correction_refused',
          refusal(pointer, code))
      }
      expect.equal([await readEvent(context, of), await told()], [before, counted],
        'what is refused changes nothing')
      const taken = await amendEvent(context, of, { properties: { amount: '3' } })
      expect.equal(expect.status(taken, 200).body.revision, 2, 'what an event may have is taken')
      expect.equal((await told())[0], '4', 'and counts')
    },
  }),
  check({
    id: 'usage/a-hundred-payloads-are-the-most',
    requirement: 'USG-6.5',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await januaryCustomer(context)
      const { event_name } = await given.meter()
      const [event] = await given.ingest(customer, [{ event_name,
        timestamp: '2026-01-10T00:00:00Z', properties: { amount: '1' } }])
      const of = { customer, id: event?.id ?? '' }
      for (let revision = 2; revision <= 100; revision += 1) {
        const amount = String(revision)
        const { body } = expect.status(await amendEvent(context, of, { properties: { amount } }),
          200)
        expect.equal(body.revision, revision, 'each payload is counted')
      }
      const last = await readEvent(context, of)
      expect.equal(last.history.length, 99, 'all of them are kept')
      const probe = await amendEvent(context, of, { properties: { amount: '101' } })
      const { body } = expect.problem(probe, 'usage_correction_refused')
      const { errors = [] } = body as { errors?: { code: string }[] }
      expect.equal(errors.map(({ code }) => code), ['usage_revisions_too_many'], 'it says why')
      expect.equal(await readEvent(context, of), last, 'the hundredth stays in force')
      expect.status(await voidEvent(context, of), 200)
    },
  }),
]
