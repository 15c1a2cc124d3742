import { compareInstants } from '../../oracle/instant-order.ts'
import { billed } from '../../oracle/decimal-text.ts'
import type { SeenInvoice, SeenLine } from '../../oracle/model/snapshot.ts'
import { zero } from '../../oracle/rational.ts'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import type { LifeInvoice, LifeLine, SubscriptionsCase } from '../../vectors/billing-cases.ts'
import { digitsOf } from '../../vectors/minor-digits.ts'
import { readVectors } from '../../vectors/read-vectors.ts'
import { playerAt, playStep, type Player } from './player.ts'
import { lineReader, seeBalance, seeInvoices } from './see.ts'
import { shops } from './shop.ts'

// What a case leaves unsaid of a line is nothing, or the whole; lines are in any order.
const lineTold = (line: LifeLine | SeenLine): string => {
  const { kind, price, period, quantity, portion, amount, discount_amount = '' } = line
  const part = portion ? `${portion.numerator}/${portion.denominator} ${portion.unit}` : ''
  const discount = /[1-9]/.test(discount_amount) ? discount_amount : ''
  return [kind, price, period.start, period.end, quantity ?? '', part, amount, discount].join(' ')
}

const invoiceTold = (invoice: LifeInvoice | SeenInvoice) => {
  const { issued_at, status, lines, subtotal, discount_total, taxes, total } = invoice
  const { credits_applied, amount_due } = invoice
  return { issued_at, status, subtotal, discount_total, total, credits_applied, amount_due,
    lines: lines.map(lineTold).toSorted(),
    taxes: taxes.map(({ rate, taxable_amount, amount }) =>
      `${rate} ${taxable_amount} ${amount}`).toSorted() }
}

type Life = { one: SubscriptionsCase; player: Player }

const judge = async (context: CheckContext, { one, player }: Life): Promise<void> => {
  const { expect } = context
  const { id, why, invoices, balance, currency } = one
  const subscription = expect.present(player.subscription, `${id} creates a subscription`)
  const { linesOf } = lineReader(context)
  const seen = await seeInvoices(context, player, { subscription, linesOf })
  expect.equal(seen.map(invoiceTold), invoices.map(invoiceTold), `${id}: ${why}`)
  expect.equal(await seeBalance(context, player) ?? billed(zero, digitsOf(currency)), balance,
    `${id}: ${why}: this balance is left`)
}

/** From where to about when a case lives: those of one span share a clock. */
const spanOf = ({ steps }: SubscriptionsCase): string =>
  `${steps[0]?.at} ${steps.at(-1)?.at.slice(0, 7)}`

/** The cases live on one clock; each is judged at its last step, before the clock goes on. */
const live = async (context: CheckContext, lives: readonly Life[]): Promise<void> => {
  const { expect } = context
  const steps = lives.flatMap((life) => life.one.steps.map((step, index) =>
    ({ life, step, isLast: index === life.one.steps.length - 1 })))
  // The sort is stable, so steps of one instant stay in their order.
  for (const { life, step, isLast } of steps
    .toSorted((one, other) => compareInstants(one.step.at, other.step.at))) {
    const { one: { id, why }, player } = life
    const answer = await playStep(context, player, { step, isSent: true })
    expect.that((answer?.status ?? 200) < 400, `${id}: ${why}: ${step.do} is taken`)
    if (isLast) await judge(context, life)
  }
}

const cases = readVectors('subscriptions')

const requirements = [...new Set(cases.map(({ requirement }) => requirement))]

export default requirements.map((requirement) => check({
  id: `model/vectors-of-${requirement.toLowerCase().replace('.', '-')}`,
  requirement,
  needs: ['subscriptions', 'test-clocks', 'invoices', 'usage-ingest'],
  tags: ['vectors'],
  async run(context) {
    const { given } = context
    await given.settings({ draft_grace_hours: 0 })
    const openShop = shops(context)
    const own = cases.filter((one) => one.requirement === requirement)
    for (const [, together] of Map.groupBy(own, spanOf)) {
      const clock = await given.testClock(together[0]?.steps[0]?.at ?? '')
      const lives: Life[] = []
      for (const one of together) {
        const { currency, prices, plans, coupons = {}, tax_rates = {}, time_zone } = one
        const shop = await openShop({ currency, prices, plans, coupons, tax_rates,
          minorDigits: digitsOf(currency) })
        lives.push({ one, player: await playerAt(context, shop, { clock, time_zone }) })
      }
      await live(context, lives)
    }
  },
}))
