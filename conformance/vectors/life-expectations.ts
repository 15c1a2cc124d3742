import { unroundedText } from '../oracle/decimal-text.ts'
import { billNow } from '../oracle/model/invoicing.ts'
import type { BilledLine } from '../oracle/model/line.ts'
import { perform } from '../oracle/model/perform.ts'
import { snapshot, type SeenInvoice, type SeenLine } from '../oracle/model/snapshot.ts'
import { emptyWorld, type ModelInvoice, type World } from '../oracle/model/world.ts'
import { isZero, parse } from '../oracle/rational.ts'
import type { LifeInvoice, LifeLine, SubscriptionsCase } from './billing-cases.ts'
import { digitsOf } from './minor-digits.ts'

type Given = Omit<SubscriptionsCase, 'id' | 'requirement' | 'why' | 'invoices' | 'balance'>

/** Organizations of golden cases finalize at once and give thirty days to pay. */
const settings = { graceHours: 0, termsDays: 30 }

const lived = ({ currency, time_zone, steps, ...sold }: Given): World => {
  const catalogue = { currency, minorDigits: digitsOf(currency), ...sold }
  const empty = emptyWorld({
    catalogue, settings: { ...settings, timeZone: time_zone }, now: steps[0]?.at ?? '',
  })
  return steps.reduce((world, step) => {
    const { world: after, refused, isMoot } = perform(world, step)
    if (isMoot || refused.length > 0) throw new Error(`a case has a step that fails: ${step.do}`)
    return after
  }, empty)
}

const lifeLine = (line: SeenLine, { unrounded }: BilledLine): LifeLine => ({
  kind: line.kind, price: line.price, period: line.period,
  ...line.quantity === null ? {} : { quantity: line.quantity },
  ...line.portion === null ? {} : { portion: line.portion },
  ...line.portion === null ? {} : { amount_unrounded: unroundedText(unrounded) },
  amount: line.amount,
  ...isZero(parse(line.discount_amount)) ? {} : { discount_amount: line.discount_amount },
})

const lifeInvoice = (invoice: SeenInvoice, exactly: readonly BilledLine[]): LifeInvoice => {
  const { issued_at, status, lines, subtotal, discount_total, taxes, total } = invoice
  if (status === 'draft') throw new Error('a case ends with a draft')
  const { credits_applied, amount_due } = invoice
  return {
    issued_at, status, subtotal, discount_total, taxes, total,
    credits_applied, amount_due,
    lines: lines.map((line, index) => lifeLine(line, exactly[index] as BilledLine)),
  }
}

/** The invoices of a life, and the balance that it leaves. */
export const lifeWanted = (
  given: Given,
): Pick<SubscriptionsCase, 'invoices' | 'balance'> => {
  const world = lived(given)
  const seen = snapshot(world)
  if (seen === null) throw new Error('a case creates no subscription')
  const invoices = seen.invoices.map((invoice, index) =>
    lifeInvoice(invoice, billNow(world, world.invoices[index] as ModelInvoice).lines))
  return { invoices, balance: seen.balance }
}
