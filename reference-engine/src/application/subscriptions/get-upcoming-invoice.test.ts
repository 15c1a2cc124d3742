import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { storage } from '../../../test/sales.ts'
import { on, subscriptionScene } from '../../../test/subscription-scene.ts'
import type { Scene } from '../../../test/subscription-scene.ts'

describeDatabases('the upcoming invoice', (db) => {
  const scened = async (scene?: Scene) => {
    const made = await subscriptionScene(db.database, scene)
    const { organizationId, subscriptionId: id } = made
    return { ...made, upcoming: () => made.application.getUpcomingInvoice({ organizationId, id }) }
  }

  test('is what the next boundary bills with the usage of now', async () => {
    const { upcoming, sampled, advance, get, invoices } = await scened()
    await advance('01-11')
    await sampled('e', '01-05', '4')
    const before = await get()
    const shown = await upcoming()
    expect(shown).toMatchObject({ issuedAt: on('02-01'), total: '57.00', currency: 'USD' })
    expect(shown.lines.map(({ kind, amount }) => `${kind} ${amount}`))
      .toEqual(['usage 8.00', 'fixed 49.00'])
    expect([await get(), (await invoices()).length]).toEqual([before, 1])
    await advance('02-01')
    expect((await invoices()).at(-1)).toMatchObject({ issuedAt: on('02-01'), total: '57.00' })
  })

  test('passes over instants that bill nothing', async () => {
    const { upcoming } = await scened(
      { setting: { sales: [storage] }, parts: { startAt: on('02-01') } })
    expect(await upcoming()).toMatchObject({ issuedAt: on('03-01'), total: '0.00' })
  })

  test('is empty where nothing follows', async () => {
    const { upcoming, cancel } = await scened()
    await cancel('now')
    expect(await upcoming()).toMatchObject(
      { issuedAt: null, lines: [], subtotal: '0.00', taxTotal: '0.00', total: '0.00' })
  })
})
