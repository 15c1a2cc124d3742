import type { MeterCreate, PriceCreate } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'
import { exact } from '../../oracle/decimal-text.ts'
import { parse } from '../../oracle/rational.ts'
import { shift } from '../../src/shift.ts'
import { readVectors, type LinesCase } from '../../vectors/read-vectors.ts'
import { goldenChecks } from '../golden-cases.ts'
import { correct } from '../golden-usage.ts'
import { billAt, sell, type Bill, type Shop } from '../sold-usage.ts'

const interval = { unit: 'week', count: 1 } as const

const sold = async (context: CheckContext, { price, currency, meter }: LinesCase): Promise<Shop> =>
  sell(context, [{
    price: { ...price, currency } as Omit<PriceCreate, 'product_id' | 'meter_id'>,
    meter: meter as Partial<MeterCreate>,
  }], { policy: 'adjust_next', interval })

const decimal = (text: string): string => exact(parse(text))

const linesTold = ({ lines }: Bill) => lines.map(({ kind, amount, calculated }) => {
  const { quantity, rated_quantity, event_count, event_checksum, amount_unrounded } = calculated
  return {
    kind, quantity: decimal(quantity), rated_quantity: decimal(rated_quantity), event_count,
    event_checksum, amount_unrounded: decimal(amount_unrounded), amount,
  }
})

/** The adjustments of the first period. */
const adjustmentsTold = ({ lines }: Bill, { window }: LinesCase) => lines
  .filter(({ kind, period }) => kind === 'usage_adjustment' && period.start === window.start)
  .map(({ quantity, amount, calculated }) => ({
    quantity: decimal(quantity), amount,
    steps: calculated.steps.map(({ ref, quantity: times, unit_amount }) =>
      ({ ref, quantity: decimal(times), unit_amount: decimal(unit_amount) })),
  }))

const judgeCase = async (context: CheckContext, one: LinesCase): Promise<void> => {
  const { expect, given } = context
  const { id, why, window, events, lines, late } = one
  const shop = await sold(context, one)
  const { clock, customer } = shop
  await given.advance(clock, shift(window.end, { minutes: -1 }))
  if (events.length > 0) await given.ingest(customer, events)
  expect.equal(linesTold(await billAt(context, shop, window.end)), lines, `${id}: ${why}`)
  for (const [index, { events: more = [], corrections = [], adjustment }] of late.entries()) {
    if (more.length > 0) await given.ingest(customer, more)
    await correct(context, customer, corrections)
    const bill = await billAt(context, shop, shift(window.end, { days: 7 * (index + 1) }))
    expect.equal(adjustmentsTold(bill, one), adjustment === null ? [] : [adjustment],
      `${id}: ${why}`)
  }
}

export default goldenChecks('invoices', readVectors('lines'), {
  needs: ['invoices', 'usage-ingest'],
  judge: (context) => async (one) => judgeCase(context, one),
})
