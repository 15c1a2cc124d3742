import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { on, subscriptionScene } from '../../../test/subscription-scene.ts'

describeDatabases('the start of a subscription', (db) => {
  const started = (parts: Parameters<typeof subscriptionScene>[1]) =>
    subscriptionScene(db.database, parts)

  test('may lie ahead: then nothing is billed before', async () => {
    const { get, advance, lines, spans } = await started({ parts: { startAt: on('02-05') } })
    expect(await get()).toMatchObject({ status: 'scheduled', currentPeriodStart: null })
    await advance('2026-02-04')
    expect(await lines()).toEqual([])
    const { effects } = await advance('02-05')
    expect(effects.map(({ type }) => type)).toEqual(
      ['billing_period_opened', 'subscription_started', 'invoice_created', 'invoice_finalized'])
    expect(await get()).toMatchObject({ status: 'active', billingAnchor: on('02-05') })
    expect(await spans()).toEqual(['open 02-05..03-05'])
  })

  test('may lie in the past: every period since is billed at once', async () => {
    const { get, lines, spans, invoices } = await started(
      { parts: { startAt: on('2025-11-15'), billingAnchor: on('2025-11-01') } })
    expect(await get()).toMatchObject({ status: 'active', turnCount: 3 })
    expect(await lines()).toEqual([
      ['fixed 11-15..12-01 1 26.13'],
      ['usage 11-15..12-01 0 0.00', 'fixed 12-01..01-01 1 49.00'],
      ['usage 12-01..01-01 0 0.00', 'fixed 01-01..02-01 1 49.00'],
    ])
    expect((await invoices()).map(({ issuedAt }) => issuedAt))
      .toEqual([on('2025-11-15'), on('2025-12-01'), on('01-01')])
    expect(await spans())
      .toEqual(['closed 11-15..12-01', 'closed 12-01..01-01', 'open 01-01..02-01'])
  })

  test('may be a trial, whose charges are free', async () => {
    const { get, advance, sampled, lines } = await started({ parts: { trialEnd: on('01-15') } })
    expect(await get()).toMatchObject({ status: 'trialing', billingAnchor: on('01-15') })
    await sampled('free', '01-10', '5')
    await sampled('paid', '01-15', '5')
    const { effects } = await advance('02-15')
    expect(effects.map(({ type }) => type)).toContain('subscription_trial_ended')
    expect(await get()).toMatchObject({ status: 'past_due' })
    expect(await lines()).toEqual([
      ['fixed 01-01..01-15 1 22.13', 'trial_discount 01-01..01-15 1 -22.13'],
      ['usage 01-01..01-15 5 10.00', 'trial_discount 01-01..01-15 1 -10.00',
        'fixed 01-15..02-15 1 49.00'],
      ['usage 01-15..02-15 5 10.00', 'fixed 02-15..03-15 1 49.00'],
    ])
  })

  test('is refused too far back, or with a trial before it', async () => {
    const { subscribe, customerId } = await started({})
    const refused = { code: 'subscription_start_invalid' }
    await expect(subscribe(customerId, { startAt: on('2022-12-31') }))
      .rejects.toMatchObject(refused)
    await expect(subscribe(customerId, { trialEnd: on('01-01') })).rejects.toMatchObject(refused)
    await expect(subscribe(customerId, { taxRateIds: ['txr_none'] }))
      .rejects.toMatchObject({ code: 'tax_rate_invalid' })
  })
})
