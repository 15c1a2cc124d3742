import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { subscriptionScene } from '../../../test/subscription-scene.ts'

describeDatabases('updating a subscription', (db) => {
  test('metadata is merged, tax rates replaced, in every state', async () => {
    const { application, caller, subscriptionId, cancel, get } =
      await subscriptionScene(db.database, { parts: { metadata: { a: '1', b: '2' } } })
    const update = (taxRateIds: readonly string[] | null | undefined) =>
      application.updateSubscription(caller,
        { subscriptionId, taxRateIds, metadata: { b: null, c: '3' } })
    await update([])
    expect(await get()).toMatchObject({ metadata: { a: '1', c: '3' }, taxRateIds: [] })
    await cancel('now')
    await update(undefined)
    expect(await get()).toMatchObject({ status: 'canceled', taxRateIds: [] })
    await update(null)
    expect(await get()).toMatchObject({ taxRateIds: null })
    await expect(update(['txr_none'])).rejects.toMatchObject({ code: 'tax_rate_invalid' })
  })
})
