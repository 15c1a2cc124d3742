import { expect, test } from 'vitest'
import type { Sale } from '../../../test/billing-world.ts'
import { describeDatabases } from '../../../test/database.ts'
import {
  april, billedJanuary, february, march, perUnit, sampled,
} from '../../../test/late-usage-world.ts'
import type { Billed } from '../../../test/late-usage-world.ts'

const tiered: Sale = {
  pricing: {
    type: 'graduated', tiers: [{ up_to: '12', unit_amount: '2' }, { unit_amount: '1' }],
  },
  metered: true,
}
const percentage: Sale = {
  pricing: { type: 'percentage', rate: '10', fixed_amount: '1', free_transactions: 1 },
  metered: true,
}
const matrix: Sale = {
  pricing: {
    type: 'matrix', dimensions: ['region'], default_unit_amount: '1',
    cells: [{ values: { region: 'eu' }, unit_amount: '3' }],
  },
  metered: true,
}

describeDatabases('late usage', (on) => {
  const billed = (events: Billed['events'], setting: Billed['setting'] = {}) =>
    billedJanuary(on.database, { events, setting })

  test('is billed by the next invoice, once', async () => {
    const { late, bill, lines } = await billed([sampled('10')])
    expect(await late(sampled('3'), sampled('1', { timestamp: '2026-02-01T00:00:00Z' })))
      .toEqual(['accepted', 'accepted'])
    await bill(march)
    await bill(april)
    expect(await lines()).toEqual([
      ['usage 2026-01 10 20.00'],
      ['usage 2026-02 1 2.00', 'usage_adjustment 2026-01 3 6.00'],
      ['usage 2026-03 0 0.00'],
    ])
  })

  test('has a line that says how its amount came about', async () => {
    const { late, bill, invoices, application, organizationId, meter, prices } =
      await billed([sampled('10')])
    await late(sampled('3'))
    await bill(march)
    const invoice = (await invoices()).at(-1)
    const { calculation, lines } =
      await application.explainInvoice({ organizationId, id: invoice?.id ?? '' })
    expect(calculation).toMatchObject({ lines: [expect.anything(), {
      kind: 'usage_adjustment', period: { start: '2026-01-01T00:00:00Z', end: february },
      quantity: '3', rated_quantity: '3', event_count: 2, amount_unrounded: '6', amount: '6.00',
      rounding_residue: '0',
      steps: [
        { ref: 'new-total', quantity: '1', unit_amount: '26', amount_unrounded: '26',
          amount: '26.00' },
        { ref: 'billed', quantity: '-1', unit_amount: '20', amount_unrounded: '-20',
          amount: '-20.00' },
      ],
    }] })
    expect(lines[1]).toMatchObject(
      { position: 2, meterId: meter.id, priceId: prices[0]?.id, amount: '6.00' })
  })

  test('follows corrections down, and later ones from there', async () => {
    const [first, second] = [sampled('10'), sampled('4')]
    const { late, voided, amended, bill, lines } = await billed([first, second])
    await voided(second.id)
    await bill(march)
    await amended(first.id, '1')
    await late(sampled('2', { timestamp: '2026-02-20T00:00:00Z' }))
    await bill(april)
    expect(await lines()).toEqual([
      ['usage 2026-01 14 28.00'],
      ['usage 2026-02 0 0.00', 'usage_adjustment 2026-01 -4 -8.00'],
      ['usage 2026-03 0 0.00', 'usage_adjustment 2026-01 -9 -18.00',
        'usage_adjustment 2026-02 2 4.00'],
    ])
  })

  test('that was undone before the next invoice has no line', async () => {
    const [event, late] = [sampled('10'), sampled('5')]
    const world = await billed([event])
    await world.late(late)
    await world.voided(late.id)
    await world.amended(event.id, '11')
    await world.amended(event.id, '10')
    await world.bill(march)
    expect((await world.lines())[1]).toEqual(['usage 2026-02 0 0.00'])
  })

  test('of another amount has a line even at no difference', async () => {
    const event = sampled('10')
    const pricing = { type: 'package', package_size: '10', package_amount: '5' } as const
    const { amended, bill, lines } =
      await billed([event], { sales: [{ pricing, metered: true }] })
    await amended(event.id, '9')
    await bill(march)
    expect((await lines())[1]).toEqual(['usage 2026-02 0 0.00', 'usage_adjustment 2026-01 -1 0.00'])
  })

  test.each([
    ['a minimum', { ...perUnit, minimum: '50' }, '20',
      ['usage 2026-01 10 20.00', 'minimum 2026-01 1 30.00'], 'usage_adjustment 2026-01 20 10.00'],
    ['a maximum', { ...perUnit, maximum: '15' }, '20',
      ['usage 2026-01 10 20.00', 'maximum 2026-01 1 -5.00'], 'usage_adjustment 2026-01 20 0.00'],
    ['tiers', tiered, '5', ['usage 2026-01 10 20.00'], 'usage_adjustment 2026-01 5 7.00'],
    ['transactions', percentage, '5', ['usage 2026-01 10 0.00'],
      'usage_adjustment 2026-01 5 2.00'],
  ])('is rated with %s', async (_what, sale, gigabytes, first, adjustment) => {
    const { late, bill, lines } = await billed([sampled('10')], { sales: [sale] })
    // It comes before the other in time, and so takes the free transaction.
    await late(sampled(gigabytes, { timestamp: '2026-01-30T00:00:00Z' }))
    await bill(march)
    const [january, next] = await lines()
    expect([january, next?.at(-1)]).toEqual([first, adjustment])
  })

  test('is rated by groups', async () => {
    const { late, bill, lines } = await billed([sampled('10', { region: 'eu' }), sampled('2')],
      { sales: [matrix], groupBy: ['region'] })
    await late(sampled('1', { region: 'eu' }), sampled('4', { region: 'us' }))
    await bill(march)
    expect((await lines()).map((each) => each.at(-1)))
      .toEqual(['usage 2026-01 12 32.00', 'usage_adjustment 2026-01 5 7.00'])
  })

  test('does not bring a void invoice back', async () => {
    const { late, bill, invoices, lines, application, caller } = await billed([sampled('10')])
    await application.voidInvoice(caller, { invoiceId: (await invoices())[0]?.id ?? '' })
    await late(sampled('3'))
    await bill(march)
    expect((await lines()).at(-1)).toContain('usage_adjustment 2026-01 3 6.00')
  })

  test('in any order and batching gives the same digest', async () => {
    const [first, second, third] = [sampled('1'), sampled('2'), sampled('3')]
    const digests: string[][] = []
    for (const batches of [[[first, second], [third]], [[third], [second], [first]]]) {
      const { late, voided, bill, invoices } = await billed([])
      for (const batch of batches) await late(...batch)
      await voided(second.id)
      await bill(march)
      digests.push((await invoices()).map(({ calculationDigest }) => calculationDigest))
    }
    expect(digests[0]).toHaveLength(2)
    expect(digests[1]).toEqual(digests[0])
  })

  test('is billed long after, however long the next boundary took', async () => {
    const { late, bill, lines } = await billed([sampled('10')])
    await late(sampled('3'))
    await bill('2026-05-15T00:00:00Z')
    expect((await lines()).flat().filter((line) => line.startsWith('usage_adj')))
      .toEqual(['usage_adjustment 2026-01 3 6.00'])
  })
})
