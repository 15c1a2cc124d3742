import { expect, test } from 'vitest'
import { billingWorld } from '../../../test/billing-world.ts'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import { at } from '../../../test/records.ts'
import { seat, storage } from '../../../test/sales.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import type { IntervalUnit } from '../../domain/time/interval.ts'
import { advanceStep } from './advance-step.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import { resumeAdvance } from './resume-advance.ts'

const start = '2026-01-31T00:00:00Z'

describeDatabases('advancing a test clock', (on) => {
  const world = () => billingWorld(on.database, '2026-06-01T00:00:00Z')

  test.each<[string, string, IntervalUnit, string[], string]>([
    ['UTC', start, 'month', ['2026-02-28T00:00:00Z', '2026-03-31T00:00:00Z'], 'month ends clamp'],
    ['America/New_York', '2026-01-08T07:30:00Z', 'month', [
      '2026-02-08T07:30:00Z', '2026-03-08T07:00:00Z', '2026-04-08T06:30:00Z',
    ], 'a gap ends at its end'],
    ['America/New_York', '2026-10-01T05:30:00Z', 'month', [
      '2026-11-01T05:30:00Z', '2026-12-01T06:30:00Z',
    ], 'the earlier of two'],
    ['Asia/Kathmandu', '2026-01-30T18:15:00Z', 'month', [
      '2026-02-27T18:15:00Z', '2026-03-30T18:15:00Z',
    ], 'midnight there'],
    ['UTC', '2028-02-29T00:00:00Z', 'year', [
      '2029-02-28T00:00:00Z', '2030-02-28T00:00:00Z', '2031-02-28T00:00:00Z',
      '2032-02-29T00:00:00Z',
    ], 'leap days come back'],
  ])('%s from %s by %s: %s (%s)', async (timeZone, from, unit, boundaries) => {
    const { customer, subscribe, testClock, advance, periods, invoices } = await world()
      .tenant({ sales: [seat], timeZone, interval: { unit, count: 1 }, draftGraceHours: 0 })
    const { id: testClockId } = await testClock(from)
    const subscription = await subscribe((await customer({ testClockId })).id)
    await advance(testClockId, boundaries.at(-1) ?? from)
    const instants = (await periods(subscription.id)).map(({ startAt }) => formatInstant(startAt))
    expect(instants).toEqual([from, ...boundaries])
    expect((await invoices()).map(({ issuedAt }) => formatInstant(issuedAt))).toEqual(instants)
  })

  test('effects come in the order of the boundaries of all customers', async () => {
    const { customer, subscribe, testClock, advance, invoices, periods } = await world()
      .tenant({ sales: [storage, seat] })
    const { id: testClockId } = await testClock(start)
    const one = await subscribe((await customer({ testClockId })).id)
    await advance(testClockId, '2026-02-05T00:00:00Z')
    const other = await subscribe((await customer({ testClockId })).id)
    const advanced = await advance(testClockId, '2026-03-05T00:30:00Z')
    const periodIds = async (id: string) => (await periods(id)).map((period) => period.id)
    const [onePeriods, otherPeriods] = [await periodIds(one.id), await periodIds(other.id)]
    const [, first, oneNext, otherNext] = await invoices()
    expect(advanced.effects.map(({ at: when, type, objectId }) =>
      [formatInstant(when), type, objectId])).toEqual([
      ['2026-02-05T01:00:00Z', 'invoice_finalized', first?.id],
      ['2026-02-28T00:00:00Z', 'billing_period_closed', onePeriods[0]],
      ['2026-02-28T00:00:00Z', 'billing_period_opened', onePeriods[1]],
      ['2026-02-28T00:00:00Z', 'invoice_created', oneNext?.id],
      ['2026-02-28T01:00:00Z', 'invoice_finalized', oneNext?.id],
      ['2026-03-02T01:00:00Z', 'subscription_past_due', one.id],
      ['2026-03-05T00:00:00Z', 'billing_period_closed', otherPeriods[0]],
      ['2026-03-05T00:00:00Z', 'billing_period_opened', otherPeriods[1]],
      ['2026-03-05T00:00:00Z', 'invoice_created', otherNext?.id],
    ])
    expect(advanced).toMatchObject({ effectCount: 9, testClock: {
      now: at('2026-03-05T00:30:00Z'), advancingTo: null,
    } })
  })

  test('real time passes by customers on a test clock', async () => {
    const { tenant, settle, setClock } = world()
    const { customer, subscribe, testClock, invoices } =
      await tenant({ sales: [seat] })
    const { id: testClockId } = await testClock(start)
    await subscribe((await customer({ testClockId })).id)
    setClock('2036-01-01T00:00:00Z')
    await settle()
    expect(await invoices()).toMatchObject([{ status: 'draft', issuedAt: at(start) }])
  })

  test('a clock stands still or goes on, never back', async () => {
    const { testClock, advance } = await world().tenant({ sales: [seat] })
    const { id } = await testClock(start)
    expect(await advance(id, start)).toMatchObject({ effectCount: 0, effects: [] })
    await expect(advance(id, '2026-01-30T23:59:59.999999Z'))
      .rejects.toMatchObject({ code: 'test_clock_backwards' })
    await expect(advance(id, '9990-01-01T00:00:00.000001Z'), 'no year 10000 can be written')
      .rejects.toMatchObject({ code: 'invalid_request', faults: [{ pointer: '/to' }] })
    await expect(advance('clk_none', start)).rejects.toMatchObject({ code: 'test_clock_not_found' })
  })

  test('the first thousand effects are listed and all are counted', async () => {
    const { customer, subscribe, testClock, advance } = await world()
      .tenant({ sales: [seat], interval: { unit: 'day', count: 1 }, draftGraceHours: 0 })
    const { id: testClockId } = await testClock(start)
    await subscribe((await customer({ testClockId })).id)
    const { effectCount, effects } = await advance(testClockId, '2026-10-10T00:00:00Z')
    expect([effectCount, effects.length]).toEqual([252 * 4 + 1, 1000])
  })

  test('an advance that was cut off is resumed by the scheduler', async () => {
    const { tenant, dependencies, setClock } = world()
    const { customer, subscribe, testClock, advance, invoices, caller } =
      await tenant({ sales: [seat], draftGraceHours: 0 })
    const { id } = await testClock(start)
    await subscribe((await customer({ testClockId: id })).id)
    await dependencies.transaction((store) => store.testClocks.update(
      { organizationId: caller.organizationId, id }, { advancingTo: at('2026-04-30T00:00:00Z') }))
    await inBillingWork({ dependencies, caller, action: 'advanceTestClock' }, (work) =>
      advanceStep(work, { organizationId: caller.organizationId, id }))
    await expect(advance(id, '2026-05-01T00:00:00Z'))
      .rejects.toMatchObject({ code: 'test_clock_advancing' })
    expect(await invoices()).toHaveLength(2)
    const resume = () => resumeAdvance(dependencies)({
      action: 'resume-test-clocks', now: dependencies.clock.now(),
      signal: new AbortController().signal,
    })
    expect(await resume(), 'its lease holds').toMatchObject({ processed: 0 })
    setClock('2026-06-01T00:01:00Z')
    expect(await resume()).toMatchObject({ processed: 1, failures: [] })
    expect(await invoices()).toHaveLength(4)
    expect(await advance(id, '2026-04-30T00:00:00Z')).toMatchObject({ effectCount: 0 })
  })
})

describePostgresql('advancing a test clock twice at once', (on) => {
  test('one advances and the other is told, and nothing is billed twice', async () => {
    const world = billingWorld(on.database, start)
    const { customer, subscribe, testClock, advance, invoices } =
      await world.tenant({ sales: [seat], draftGraceHours: 0 })
    const { id: testClockId } = await testClock(start)
    for (let made = 0; made < 5; made += 1) await subscribe((await customer({ testClockId })).id)
    const to = '2026-12-31T00:00:00Z'
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => advance(testClockId, to)))
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused.length).toBeGreaterThan(0)
    for (const outcome of refused) {
      expect(outcome).toMatchObject({ reason: { code: 'test_clock_advancing' } })
    }
    const numbers = (await invoices()).map(({ number }) => number)
    expect(numbers).toHaveLength(5 * 12)
    expect(new Set(numbers).size).toBe(60)
  })
})
