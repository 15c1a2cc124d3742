import { expect, test } from 'vitest'
import type { Sale } from '../../../test/billing-world.ts'
import { describeDatabases } from '../../../test/database.ts'
import { invoicingWorld } from '../../../test/invoicing-world.ts'
import { Decimal } from '../../domain/money/decimal.ts'

/** 62.00 for each seat of a period of 31 days. */
const seats: Sale = { pricing: { type: 'per_unit', unit_amount: '62' }, quantity: '2' }

describeDatabases('proration credits', (on) => {
  const subscribed = async (sale: Sale = seats, draftGraceHours = 0) => {
    const world = invoicingWorld(on.database, '2026-01-01T00:00:00Z')
    const made = await world.tenant({ sales: [sale], draftGraceHours })
    const { id: customerId } = await made.customer()
    const subscribe = () => made.subscribe(customerId)
    const change = (subscriptionId: string, quantity: string) =>
      world.application.createSubscriptionChange(made.caller, {
        subscriptionId, previewToken: undefined, terms: {
          effective: 'now', effectiveAt: undefined, planId: undefined, settlement: 'prorate',
          tierContinuity: 'reset',
          items: [{ priceId: made.prices[0]?.id ?? '', quantity: Decimal.parse(quantity) }],
        },
      })
    return { ...world, ...made, customerId, subscribe, change }
  }

  test('a credit takes back its share of what was billed, and names the line', async () => {
    const { subscribe, change, coupon, customerId, setClock, invoices, linesOf, verify } =
      await subscribed()
    await coupon(customerId, '10')
    const { id } = await subscribe()
    setClock('2026-01-11T00:00:00Z')
    await change(id, '1')
    const [first, second] = await invoices()
    const [charged] = await linesOf(first?.id ?? '')
    expect(charged).toMatchObject({ amount: '124.00', netAmount: '111.60', trial: false })
    const lines = await linesOf(second?.id ?? '')
    expect(lines.map(({ kind, amount }) => `${kind} ${amount}`))
      .toEqual(['proration_credit -75.60', 'proration_charge 42.00'])
    expect(lines[0]).toMatchObject({
      chargedLineId: charged?.id, portion: { numerator: 21, denominator: 31, unit: 'day' },
      netAmount: '-75.60', discountAmount: '0.00', itemId: charged?.itemId,
    })
    expect(second).toMatchObject({ total: '-33.60', amountDue: '0.00' })
    expect(await verify(second?.id ?? '')).toMatchObject({ result: 'identical' })
  })

  test('credits on two changes never exceed what was billed', async () => {
    const { subscribe, change, setClock, lines } = await subscribed()
    const { id } = await subscribe()
    setClock('2026-01-11T00:00:00Z')
    await change(id, '5')
    setClock('2026-01-21T00:00:00Z')
    await change(id, '0')
    expect(await lines()).toEqual([
      ['fixed 01-01..02-01 2 124.00'],
      ['proration_credit 01-11..02-01 1 -84.00', 'proration_charge 01-11..02-01 5 210.00'],
      ['proration_credit 01-21..02-01 1 -110.00', 'proration_charge 01-21..02-01 0 0.00'],
    ])
  })

  test('what a minimum added is taken back as well', async () => {
    const { subscribe, change, setClock, lines } = await subscribed({ ...seats, minimum: '155' })
    const { id } = await subscribe()
    setClock('2026-01-11T00:00:00Z')
    await change(id, '3')
    expect((await lines()).at(-1)).toEqual([
      'proration_credit 01-11..02-01 1 -84.00', 'proration_credit 01-11..02-01 1 -21.00',
      'proration_charge 01-11..02-01 3 126.00',
    ])
  })

  test('of a void invoice nothing is credited', async () => {
    const { subscribe, change, setClock, lines, invoices, voided } = await subscribed()
    const { id } = await subscribe()
    await voided((await invoices())[0]?.id ?? '')
    setClock('2026-01-11T00:00:00Z')
    await change(id, '1')
    expect((await lines()).at(-1)).toEqual(['proration_charge 01-11..02-01 1 42.00'])
  })

  test('the charge of a draft is credited, and the draft decides how much', async () => {
    const { subscribe, change, setClock, settle, lines, coupon, customerId } =
      await subscribed(seats, 720)
    const { id } = await subscribe()
    setClock('2026-01-11T00:00:00Z')
    await change(id, '1')
    expect((await lines()).at(-1)?.[0]).toBe('proration_credit 01-11..02-01 1 -84.00')
    await coupon(customerId, '50')
    setClock('2026-03-31T00:00:00Z')
    await settle()
    expect((await lines())[1]?.[0], 'the coupon was taken by the charge')
      .toBe('proration_credit 01-11..02-01 1 -42.00')
  })
})
