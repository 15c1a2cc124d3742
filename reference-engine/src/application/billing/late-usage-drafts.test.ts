import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import {
  april, billedJanuary, march, perUnit, sampled,
} from '../../../test/late-usage-world.ts'
import type { Billed } from '../../../test/late-usage-world.ts'
import { seat } from '../../../test/sales.ts'

describeDatabases('late usage and drafts', (on) => {
  const billed = (events: Billed['events'], setting: Billed['setting'] = {}) =>
    billedJanuary(on.database, { events, setting })

  test('comes onto a draft, and with its undoing off it again', async () => {
    const event = sampled('10')
    const { late, voided, bill, finalize, lines } =
      await billed([event], { sales: [perUnit, seat], draftGraceHours: 1 })
    await bill('2026-02-01T01:00:00Z')
    const tardy = sampled('3')
    await late(tardy)
    await bill(march)
    const [usage, adjustment] =
      ['usage 2026-02 0 0.00', 'usage_adjustment 2026-01 3 6.00']
    expect((await lines()).at(-1)).toEqual([usage, expect.stringContaining('fixed'), adjustment])
    await voided(tardy.id)
    await late(sampled('1', { timestamp: '2026-02-28T00:00:00Z' }))
    await finalize(-1)
    expect((await lines()).at(-1))
      .toEqual(['usage 2026-02 1 2.00', expect.stringContaining('fixed')])
    await late(sampled('2', { timestamp: '2026-02-27T00:00:00Z' }))
    await bill(april)
    expect((await lines()).at(-1)?.at(-1)).toBe('usage_adjustment 2026-02 2 4.00')
  })

  test('of several drafts stands on the first that is final', async () => {
    const { late, finalize, lines } = await billed([],
      { draftGraceHours: 720, interval: { unit: 'week', count: 1 } })
    await finalize(3)
    await late(sampled('3', { timestamp: '2026-01-25T00:00:00Z' }))
    for (const index of [1, 0, 2]) await finalize(index)
    expect(await lines()).toEqual([
      ['usage 2026-01 0 0.00'], ['usage 2026-01 0 0.00', 'usage_adjustment 2026-01 3 6.00'],
      ['usage 2026-01 0 0.00'], ['usage 2026-01 0 0.00'],
    ])
  })

  test('is refused once the last invoice of the subscription is final', async () => {
    const { late, cancel, bill, finalize, lines, voided } =
      await billed([sampled('10')], { draftGraceHours: 720 })
    await finalize(0)
    await bill('2026-02-03T00:00:00Z')
    await cancel('now')
    const tardy = sampled('3')
    expect(await late(tardy)).toEqual(['accepted'])
    await finalize(1)
    expect((await lines()).at(-1)).toEqual(
      ['usage 2026-02 0 0.00', 'usage_adjustment 2026-01 3 6.00'])
    expect(await late(sampled('1'), sampled('1', { timestamp: '2026-02-02T00:00:00Z' }),
      sampled('1', { timestamp: '2026-02-03T00:00:00Z' })))
      .toEqual(['usage_period_closed', 'usage_period_closed', 'accepted'])
    await expect(voided(tardy.id)).rejects.toMatchObject({
      code: 'usage_correction_refused', faults: [{ code: 'usage_period_closed' }],
    })
  })

  test('is refused after an end that leaves nothing to bill', async () => {
    const { late, cancel } = await billed([sampled('10')])
    await cancel('now')
    expect(await late(sampled('1'))).toEqual(['usage_period_closed'])
  })

  test('is billed up to the end with the period, and refused from then on', async () => {
    const { late, cancel, bill, lines } = await billed([sampled('10')])
    await cancel('period_end')
    expect(await late(sampled('1'))).toEqual(['accepted'])
    await bill(march)
    expect((await lines()).at(-1)).toContain('usage_adjustment 2026-01 1 2.00')
    expect(await late(sampled('1'))).toEqual(['usage_period_closed'])
  })

  test('is refused where the organization wants that, corrections too', async () => {
    const event = sampled('10')
    const { late, voided, store, organizationId, bill, lines } =
      await billed([event], { lateUsagePolicy: 'reject' })
    expect(await late(sampled('1'))).toEqual(['usage_period_closed'])
    await expect(voided(event.id)).rejects.toThrow('usage_period_closed')
    await store.organizations.update(organizationId, { lateUsagePolicy: 'adjust_next' })
    expect(await late(sampled('1'))).toEqual(['accepted'])
    await store.organizations.update(organizationId, { lateUsagePolicy: 'reject' })
    await bill(march)
    expect((await lines()).at(-1)).toContain('usage_adjustment 2026-01 1 2.00')
  })
})
