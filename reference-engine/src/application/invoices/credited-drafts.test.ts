import { expect, test } from 'vitest'
import type { Sale } from '../../../test/billing-world.ts'
import { describeDatabases } from '../../../test/database.ts'
import { invoicingWorld } from '../../../test/invoicing-world.ts'
import { Decimal } from '../../domain/money/decimal.ts'

/** 62.00 for each seat of a period of 31 days. */
const seats: Sale = { pricing: { type: 'per_unit', unit_amount: '62' }, quantity: '2' }

type Setting = {
  readonly sale?: Sale
  /** When the seats change, and to how many. */
  readonly at?: string
  readonly quantity?: string
  /** Of a coupon for all invoices, given before the first. */
  readonly percentage?: string
}

describeDatabases('a draft of which final invoices credited a charge', (on) => {
  /** Two seats for January, then another number; what is billed waits for 30 days. */
  const changed = async (setting: Setting = {}) => {
    const { sale = seats, at = '2026-01-11T00:00:00Z', quantity = '1', percentage } = setting
    const world = invoicingWorld(on.database, '2026-01-01T00:00:00Z')
    const made = await world.tenant({ sales: [sale], draftGraceHours: 720 })
    const { caller, linesOf } = made
    const { id: customerId } = await made.customer()
    if (percentage !== undefined) await made.coupon(customerId, percentage, 'forever')
    const { id: subscriptionId } = await made.subscribe(customerId)
    world.setClock(at)
    await world.application.createSubscriptionChange(caller, {
      subscriptionId, previewToken: undefined, terms: {
        effective: 'now', effectiveAt: undefined, planId: undefined, settlement: 'prorate',
        tierContinuity: 'reset',
        items: [{ priceId: made.prices[0]?.id ?? '', quantity: Decimal.parse(quantity) }],
      },
    })
    const [charge, change] = await made.invoices()
    const told = async (invoiceId: string) => (await linesOf(invoiceId)).map((line) => [
      line.kind, line.discountAmount, line.netAmount,
      /"credited_before":"([^"]+)"/.exec(line.calculation)?.[1] ?? '-',
    ].join(' '))
    return {
      ...world, ...made, told, customerId, chargeId: charge?.id ?? '', changeId: change?.id ?? '',
      off: (share: string) => made.coupon(customerId, share),
      regenerate: (invoiceId: string) => world.invoicing.regenerateInvoice(caller, { invoiceId }),
      refresh: (invoiceId: string) => world.invoicing.refreshInvoice(caller, { invoiceId }),
    }
  }

  test('a later coupon leaves what was credited of it', async () => {
    const { chargeId, changeId, off, finalize, refresh, told, verify, explain } = await changed()
    await finalize(changeId)
    expect(await told(changeId))
      .toEqual(['proration_credit 0.00 -84.00 -', 'proration_charge 0.00 42.00 -'])
    await off('50')
    const figures = { discountTotal: '40.00', total: '84.00',
      discounts: [{ percentage: '50', amount: '40.00' }] }
    expect(await refresh(chargeId)).toMatchObject(figures)
    expect(await finalize(chargeId)).toMatchObject(figures)
    expect(await told(chargeId)).toEqual(['fixed 40.00 84.00 84.00'])
    expect(await verify(chargeId)).toMatchObject({ result: 'identical', differences: [] })
    expect(await explain(chargeId)).toMatchObject({ calculation: { lines: [
      { amount: '124.00', credited_before: '84.00', discount_amount: '40.00' }] } })
  })

  test('a coupon of before takes all that it would have taken', async () => {
    const { chargeId, changeId, finalize, told, verify } = await changed({ percentage: '50' })
    await finalize(changeId)
    expect(await told(changeId))
      .toEqual(['proration_credit 0.00 -42.00 -', 'proration_charge 21.00 21.00 -'])
    await finalize(chargeId)
    expect(await told(chargeId), 'ten days at half the price').toEqual(['fixed 62.00 62.00 42.00'])
    expect(await verify(chargeId)).toMatchObject({ result: 'identical' })
  })

  test('what a draft would credit is not kept: it follows the charge', async () => {
    const { chargeId, changeId, off, finalize, told } = await changed()
    await off('50')
    await finalize(chargeId)
    await finalize(changeId)
    expect([await told(chargeId), await told(changeId)]).toEqual([['fixed 62.00 62.00 -'],
      ['proration_credit 0.00 -42.00 -', 'proration_charge 0.00 42.00 -']])
  })

  test('what a maximum took off keeps what was charged of it again', async () => {
    const { chargeId, changeId, off, finalize, told, verify } =
      await changed({ sale: { ...seats, maximum: '93' } })
    await finalize(changeId)
    expect((await told(changeId)).slice(0, 2))
      .toEqual(['proration_credit 0.00 -84.00 -', 'proration_credit 0.00 21.00 -'])
    await off('50')
    expect(await finalize(chargeId)).toMatchObject({ discountTotal: '30.00', total: '63.00' })
    expect(await told(chargeId))
      .toEqual(['fixed 40.00 84.00 84.00', 'maximum -10.00 -21.00 -21.00'])
    expect(await verify(chargeId)).toMatchObject({ result: 'identical' })
  })

  test('a charge billed anew keeps what was credited of the void one', async () => {
    const { chargeId, changeId, off, finalize, regenerate, told, verify } = await changed()
    await finalize(chargeId)
    await finalize(changeId)
    await off('50')
    const once = await regenerate(chargeId)
    expect(once, 'as soon as it is made').toMatchObject({ discountTotal: '40.00', total: '84.00' })
    expect(await finalize(once.id)).toMatchObject({ total: '84.00' })
    const twice = await regenerate(once.id)
    expect(twice).toMatchObject({ total: '84.00' })
    await finalize(twice.id)
    expect(await told(twice.id)).toEqual(['fixed 40.00 84.00 84.00'])
    expect(await verify(twice.id)).toMatchObject({ result: 'identical' })
  })

  test('of what a void invoice credited nothing is kept', async () => {
    const { chargeId, changeId, off, finalize, refresh, told, voided } = await changed()
    await finalize(changeId)
    await off('50')
    expect(await refresh(chargeId)).toMatchObject({ total: '84.00' })
    await voided(changeId)
    await finalize(chargeId)
    expect(await told(chargeId)).toEqual(['fixed 62.00 62.00 -'])
  })

  test('a verification takes what was credited by then', async () => {
    const { chargeId, changeId, off, finalize, regenerate, verify, voided } =
      await changed({ quantity: '3' })
    await finalize(changeId)
    await off('50')
    expect(await finalize(chargeId)).toMatchObject({ total: '84.00' })
    await voided(changeId)
    expect(await verify(chargeId)).toMatchObject({ result: 'identical' })
    const anew = await finalize((await regenerate(chargeId)).id)
    expect(anew, 'nothing is credited any more').toMatchObject({ total: '62.00' })
    await finalize((await regenerate(changeId)).id)
    expect(await verify(anew.id), 'what was credited since is no input')
      .toMatchObject({ result: 'identical' })
  })

  test('a coupon that finds all credited is not used', async () => {
    const { chargeId, changeId, customerId, coupon, finalize, told, verify, oneOff } =
      await changed({ at: '2026-01-01T10:00:00Z' })
    await finalize(changeId)
    expect((await told(changeId))[0]).toBe('proration_credit 0.00 -124.00 -')
    await coupon(customerId, '50')
    expect(await finalize(chargeId)).toMatchObject({ total: '124.00', discounts: [] })
    expect(await told(chargeId)).toEqual(['fixed 0.00 124.00 124.00'])
    expect(await verify(chargeId)).toMatchObject({ result: 'identical' })
    expect(await oneOff(customerId), 'the coupon for one invoice is there for the next')
      .toMatchObject({ discountTotal: '50.00' })
  })
})
