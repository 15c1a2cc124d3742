import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { storage } from '../../../test/sales.ts'
import { on, subscriptionScene } from '../../../test/subscription-scene.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { createCreditsApplication } from '../credits-application.ts'
import type { ChangePreview } from './preview-subscription-change.ts'

const unit = { pricing: { type: 'per_unit', unit_amount: '31' } } as const
const shown = ({ lines }: Pick<ChangePreview, 'lines'>) =>
  lines.map(({ kind, quantity, amount }) => `${kind} ${quantity.toString()} ${amount}`)

describeDatabases('previewing a change', (db) => {
  const scened = async () => {
    const scene = await subscriptionScene(db.database, { setting: { sales: [unit, storage] } })
    const seats = (quantity: string) =>
      [{ priceId: scene.prices[0]?.id ?? '', quantity: Decimal.parse(quantity) }]
    await scene.advance('01-11')
    const credits = createCreditsApplication(scene.dependencies)
    const coupon = async (percentage: string, duration: 'once' | 'forever') => {
      const { id: couponId } = await credits.createCoupon(scene.caller, {
        name: 'Offer', percentage: Decimal.parse(percentage), duration, maxRedemptions: null,
        metadata: {},
      })
      await credits.applyCoupon(scene.caller,
        { customerId: scene.customerId, couponId, subscriptionId: null })
    }
    return { ...scene, seats, coupon }
  }

  test('gives the lines, changes nothing, and its token bills exactly them', async () => {
    const { preview, change, advance, seats, invoices, lines, get } = await scened()
    const before = await get()
    const terms = { items: seats('2') }
    const previewed = await preview(terms)
    expect(previewed).toMatchObject(
      { effectiveAt: on('01-11'), expiresAt: on('01-12'), total: '21.00' })
    expect(shown(previewed)).toEqual(['proration_credit 1 -21.00', 'proration_charge 2 42.00'])
    expect([await get(), (await invoices()).length]).toEqual([before, 1])
    await advance('2026-01-11')
    expect(await change(terms, previewed.previewToken))
      .toMatchObject({ status: 'applied', effectiveAt: on('01-11') })
    expect((await lines())[1]).toEqual(
      ['proration_credit 01-11..02-01 1 -21.00', 'proration_charge 01-11..02-01 2 42.00'])
  })

  test('of a later change shows the whole invoice of its instant', async () => {
    const { preview, sampled, seats, sell } = await scened()
    await sampled('e', '01-05', '3')
    const { plan } = await sell({ sales: [storage] })
    expect(shown(await preview({ effective: 'period_end', items: seats('2') })))
      .toEqual(['usage 3 6.00', 'fixed 2 62.00'])
    const terms = { effective: 'at', effectiveAt: on('01-21'), planId: plan.id } as const
    expect(shown(await preview(terms))).toEqual(['usage 3 6.00', 'proration_credit 1 -11.00'])
  })

  test('of a change in a later period takes back what will be charged', async () => {
    const { preview, change, advance, seats, lines, coupon } = await scened()
    await coupon('10', 'once')
    await coupon('50', 'forever')
    const terms = { effective: 'at', effectiveAt: on('03-11'), items: seats('2') } as const
    const previewed = await preview(terms)
    // By then February has used the first coupon up: half of 31.00, of which 21 of 31 days.
    expect(shown(previewed)).toEqual(['proration_credit 1 -10.50', 'proration_charge 2 42.00'])
    await change(terms, previewed.previewToken)
    await advance('03-11')
    expect((await lines()).at(-1)).toEqual(
      ['proration_credit 03-11..04-01 1 -10.50', 'proration_charge 03-11..04-01 2 42.00'])
  })

  test('holds only as long as it bills the same', async () => {
    const { preview, change, sampled, sell, advance, lines } = await scened()
    const { plan } = await sell({ sales: [storage] })
    await sampled('e', '01-05', '3')
    const { previewToken, total } = await preview({ planId: plan.id })
    await sampled('late', '01-06', '1')
    await expect(change({ planId: plan.id }, previewToken)).rejects.toMatchObject({
      code: 'preview_stale', params: { previewed_total: total, current_total: '-13.00' } })
    const again = await preview({ planId: plan.id })
    await advance('01-12')
    await expect(change({ planId: plan.id }, again.previewToken), 'it has expired')
      .rejects.toMatchObject({ code: 'preview_token_invalid' })
    expect(await lines()).toHaveLength(1)
  })

  test('is of no use for anything else', async () => {
    const { preview, change, seats, application, caller, subscribe, customerId } = await scened()
    const { previewToken } = await preview({ items: seats('2') })
    const refused = { code: 'preview_token_invalid' }
    await expect(change({ items: seats('3') }, previewToken)).rejects.toMatchObject(refused)
    await expect(change({ items: seats('2'), settlement: 'none' }, previewToken))
      .rejects.toMatchObject(refused)
    await expect(change({ items: seats('2') }, 'unknown-unknown'))
      .rejects.toMatchObject(refused)
    const other = await subscribe(customerId)
    await expect(application.createSubscriptionChange(caller, {
      subscriptionId: other.id, previewToken, terms: {
        effective: 'now', effectiveAt: undefined, planId: undefined, items: seats('2'),
        settlement: 'prorate', tierContinuity: 'reset',
      },
    })).rejects.toMatchObject(refused)
  })

  test('takes effect at its own instant, unless that has been billed since', async () => {
    const { preview, change, advance, seats, lines } = await scened()
    const { previewToken } = await preview({ items: seats('2') })
    await change({ items: seats('3') })
    await expect(change({ items: seats('2') }, previewToken))
      .rejects.toMatchObject({ code: 'preview_stale' })
    const last = await preview({ items: seats('2') })
    await advance('2026-01-11T06:00:00Z')
    expect(await change({ items: seats('2') }, last.previewToken))
      .toMatchObject({ effectiveAt: on('01-11') })
    const late = await preview({ items: seats('4') })
    await change({ items: seats('5') })
    await advance('2026-01-11T07:00:00Z')
    await change({ items: seats('6') })
    await expect(change({ items: seats('4') }, late.previewToken))
      .rejects.toMatchObject({ code: 'change_in_billed_period' })
    expect(await lines()).toHaveLength(5)
  })
})
