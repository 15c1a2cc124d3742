import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { seat } from '../../../test/sales.ts'
import { instantText, on, subscriptionScene } from '../../../test/subscription-scene.ts'

describeDatabases('pausing a subscription', (db) => {
  const paused = async (settlement: 'prorate' | 'none') => {
    const scene = await subscriptionScene(db.database)
    await scene.sampled('before', '01-05', '4')
    await scene.advance('01-11')
    return { ...scene, now: await scene.pause(settlement) }
  }

  test('stops charges and usage, and resuming bills the rest', async () => {
    const scene = await paused('prorate')
    expect(scene.now).toMatchObject(
      { status: 'paused', pausedAt: on('01-11'), currentPeriodIndex: null })
    await scene.advance('03-16')
    await scene.sampled('meanwhile', '03-10', '100')
    expect(await scene.resume()).toMatchObject({ status: 'past_due', pausedAt: null })
    await scene.sampled('after', '03-20', '1')
    await scene.advance('04-01')
    expect(await scene.lines()).toEqual([
      ['fixed 01-01..02-01 1 49.00'],
      ['usage 01-01..01-11 4 8.00', 'proration_credit 01-11..02-01 1 -33.19'],
      ['proration_charge 03-16..04-01 1 25.29'],
      ['usage 03-16..04-01 1 2.00', 'fixed 04-01..05-01 1 49.00'],
    ])
    expect(await scene.spans())
      .toEqual(['closed 01-01..01-11', 'closed 03-16..04-01', 'open 04-01..05-01'])
  })

  test('unsettled time is not charged again, a new anchor counts from now', async () => {
    const scene = await paused('none')
    await scene.advance('01-21')
    expect(await scene.resume('now')).toMatchObject({ billingAnchor: on('01-21') })
    await scene.advance('02-21')
    expect(await scene.lines()).toEqual([
      ['fixed 01-01..02-01 1 49.00'], ['usage 01-01..01-11 4 8.00'],
      ['fixed 02-01..02-21 1 31.61'],
      ['usage 01-21..02-21 0 0.00', 'fixed 02-21..03-21 1 49.00'],
    ])
  })

  test('all charges that lie ahead are remembered, and credited', async () => {
    const scene = await paused('none')
    await scene.resume('now')
    await scene.cancel('now', 'prorate')
    expect((await scene.lines()).at(-1)).toEqual(
      ['proration_credit 01-11..02-01 1 -33.19', 'proration_credit 02-01..02-11 1 -15.81'])
  })

  test('a paused one is neither paused, changed nor marked past due', async () => {
    const scene = await paused('prorate')
    for (const forbidden of [() => scene.pause(), () => scene.change({})]) {
      await expect(forbidden()).rejects.toMatchObject(
        { code: 'invalid_state_transition', params: { state: 'paused' } })
    }
    const { effectCount } = await scene.advance('06-01')
    expect([effectCount, (await scene.get()).status]).toEqual([0, 'paused'])
  })

  test('an end with the natural period comes in the pause as well', async () => {
    const scene = await paused('prorate')
    await scene.advance('02-10')
    expect(await scene.cancel('period_end')).toMatchObject({ cancelAt: on('03-01') })
    const { effects } = await scene.advance('06-01')
    expect(effects).toMatchObject([{ type: 'subscription_canceled', at: on('03-01') }])
    expect(await scene.spans()).toEqual(['closed 01-01..01-11'])
  })

  test('in real time it starts no earlier than it was paused', async () => {
    const { tenant, application, setClock } = await subscriptionScene(db.database)
    const { caller, customer, subscribe } = await tenant({ sales: [seat] })
    const { id: subscriptionId } = await subscribe((await customer()).id)
    setClock(instantText('01-11'))
    await application.pauseSubscription(caller, { subscriptionId, settlement: 'prorate' })
    setClock(instantText('01-10'))
    const resumed = await application.resumeSubscription(caller, { subscriptionId, anchor: 'keep' })
    expect(resumed.currentPeriodStart).toEqual(on('01-11'))
  })
})
