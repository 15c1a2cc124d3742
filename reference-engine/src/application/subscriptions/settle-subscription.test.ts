import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { on, subscriptionScene } from '../../../test/subscription-scene.ts'
import { Decimal } from '../../domain/money/decimal.ts'

describeDatabases('a subscription with overdue invoices', (db) => {
  const scened = async () => {
    const scene = await subscriptionScene(db.database, { setting: { paymentTermsDays: 10 } })
    const { application, caller } = scene
    const invoiceId = async (index: number) => (await scene.invoices()).at(index)?.id ?? ''
    return {
      ...scene,
      pay: async (index: number, amount: string) => application.recordInvoicePayment(caller, {
        invoiceId: await invoiceId(index), amount: Decimal.parse(amount), currency: 'USD',
        reference: null,
      }),
      voided: async (index: number) =>
        application.voidInvoice(caller, { invoiceId: await invoiceId(index) }),
      status: async () => (await scene.get()).status,
    }
  }

  test('is past due when one is due, billed on, active when all are settled', async () => {
    const { advance, status, pay, lines, subscriptionId } = await scened()
    await advance('2026-01-10')
    expect(await status()).toBe('active')
    const { effects } = await advance('02-20')
    expect(effects.filter(({ type }) => type === 'subscription_past_due'))
      .toMatchObject([{ at: on('01-11'), objectId: subscriptionId }])
    expect((await lines())[1], 'it is billed as before').toHaveLength(2)
    await pay(0, '48.99')
    await pay(1, '49.00')
    expect(await status(), 'a cent is left').toBe('past_due')
    await pay(0, '0.01')
    expect(await status()).toBe('active')
  })

  test('a void invoice is settled, one that is paid in time never overdue', async () => {
    const { advance, status, pay, voided } = await scened()
    await pay(0, '49.00')
    const { effects } = await advance('02-20')
    expect(effects.filter(({ type }) => type === 'subscription_past_due'))
      .toMatchObject([{ at: on('02-11') }])
    await voided(1)
    expect(await status()).toBe('active')
  })

  test('a pause ends where it owes past due, else active', async () => {
    const { advance, pause, resume, status, pay } = await scened()
    await advance('01-20')
    expect(await status()).toBe('past_due')
    await pause()
    await resume()
    expect(await status()).toBe('past_due')
    await pause()
    await pay(0, '49.00')
    expect(await status()).toBe('paused')
    await resume()
    expect(await status()).toBe('active')
  })
})
