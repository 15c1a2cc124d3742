import type { Customer } from '@valora/spec/types'
import { fixed } from '../../oracle/decimal-text.ts'
import { zero } from '../../oracle/rational.ts'
import type { CheckContext } from '../../src/check.ts'
import { readVectors, type Vectors } from '../../vectors/read-vectors.ts'
import { goldenChecks, once } from '../golden-cases.ts'
import { goldenRates } from '../golden-rates.ts'
import { draftOf } from '../one-off.ts'

type TaxesCase = Vectors['taxes']

type Room = { customer: () => Promise<Customer>; rateId: ReturnType<typeof goldenRates> }

const judgeCase = async (context: CheckContext, room: Room, one: TaxesCase): Promise<void> => {
  const { contract, expect, given } = context
  const ids = new Map<string, string>()
  for (const [name, terms] of Object.entries(one.tax_rates)) {
    ids.set(name, await room.rateId(name, terms))
  }
  const draft = await draftOf(context, {
    customer: await room.customer(), currency: one.currency,
    lines: one.lines.map(({ net_amount, rates }) =>
      ({ unit_amount: net_amount, tax_rate_ids: rates.map((rate) => ids.get(rate) ?? '') })),
  })
  const lines = await given.lines(draft)
  const nothing = fixed(zero, contract.currencies.get(one.currency) ?? 2)
  const told = one.taxes.map(({ rate }) => {
    const tax = draft.taxes.find(({ tax_rate_id }) => tax_rate_id === ids.get(rate))
    const shares = lines.map(({ taxes }) =>
      taxes.find(({ tax_rate_id }) => tax_rate_id === ids.get(rate))?.amount ?? nothing)
    return { rate, taxable_amount: tax?.taxable_amount, amount: tax?.amount, shares }
  })
  expect.equal([told, draft.taxes.length, draft.total],
    [one.taxes, one.taxes.length, one.total], `${one.id}: ${one.why}`)
}

export default goldenChecks('taxes', readVectors('taxes'), {
  needs: ['customers'],
  judge: (context) => {
    const anyone = once(async () => context.given.customer())
    const room = { customer: async () => anyone(''), rateId: goldenRates(context) }
    return async (one) => judgeCase(context, room, one)
  },
})
