import { add, compare, isPositive, parse, zero } from '../rational.ts'
import { advanced } from './advance.ts'
import type { Command, GrantCommand, Refusal, Step } from './command.ts'
import { finalized, isOverdue, remaining, withInvoice } from './invoicing.ts'
import { granted, restored, voided } from './ledger.ts'
import { act, create, type Answer } from './subscribe.ts'
import type { ModelDiscount, ModelInvoice, World } from './world.ts'

/** Null where there is nothing that the command could be about. */
type Answered = Answer | null

const settled = (world: World): World => {
  const { subscription, invoices } = world
  if (subscription?.state !== 'past_due' || invoices.some(isOverdue)) return world
  return { ...world, subscription: { ...subscription, state: 'active' } }
}

const pay = (
  world: World, { invoice: number, amount: text }: Extract<Command, { do: 'pay' }>,
): Answered => {
  const invoice = world.invoices[number]
  if (invoice === undefined || !isPositive(remaining(invoice))) return null
  const amount = text === undefined ? remaining(invoice) : parse(text)
  if (compare(amount, remaining(invoice)) > 0) return ['payment_exceeds_remaining']
  return settled(withInvoice(world, number, { paid: add(invoice.paid, amount) }))
}

/** The discounts of a void invoice have their use back (DSC 2.8). */
const unused = (world: World, taken: readonly { discount: number }[]): ModelDiscount[] =>
  world.discounts.map((one, number) => one.left !== null
    && taken.some(({ discount }) => discount === number) ? { ...one, left: one.left + 1 } : one)

/** Whether another final invoice took back what this one charged (INV 2.3). */
const isCreditedElsewhere = ({ invoices }: World, { sources }: ModelInvoice): boolean => {
  const charges = new Set(
    sources.flatMap((source) => source.of === 'charge' ? [source.number] : []))
  return invoices.some((other) => other.sources !== sources && other.status === 'finalized'
    && other.sources.some((source) => source.of === 'credit' && charges.has(source.charge)
      && other.bill?.lines.some(({ kind, price, period }) => kind === 'proration_credit'
        && price === source.price && period.start === source.period.start
        && period.end === source.period.end)))
}

const voidInvoice = (world: World, number: number): Answered => {
  const invoice = world.invoices[number]
  if (invoice?.status !== 'finalized' || invoice.bill === null) return null
  // What becomes of the balance that a negative invoice left is not said.
  if (compare(invoice.bill.total, zero) < 0) return null
  if (isPositive(invoice.paid) || isCreditedElsewhere(world, invoice)) {
    return ['invoice_not_voidable']
  }
  const ledger = restored(world.ledger, invoice.credits, number)
  const discounts = unused(world, invoice.bill.discounts)
  return settled(withInvoice({ ...world, ledger, discounts }, number, { status: 'void' }))
}

const grant = (world: World, command: GrantCommand): World => ({
  ...world,
  ledger: granted(world.ledger, {
    origin: 'manual', currency: world.catalogue.currency, amount: parse(command.amount),
    priority: command.priority ?? 50, cost_basis: command.cost_basis ?? '0',
    effective_at: command.effective_at ?? world.now, expires_at: command.expires_at ?? null,
  }),
})

const voidGrant = (world: World, number: number): Answered => {
  const one = world.ledger.grants[number]
  if (one?.origin !== 'manual') return null
  if (one.isVoid || one.isExpired) return ['invalid_state_transition']
  return { ...world, ledger: voided(world.ledger, number) }
}

const applyCoupon = (world: World, name: string): Answered => {
  const coupon = world.catalogue.coupons?.[name]
  if (coupon === undefined) return null
  const uses = { once: 1, repeating: coupon.duration_invoices ?? 1, forever: null }
  const made = { coupon, isRemoved: false, left: uses[coupon.duration] }
  return { ...world, discounts: [...world.discounts, made] }
}

const removeDiscount = (world: World, number: number): Answered => {
  if (world.discounts[number]?.isRemoved !== false) return null
  const discounts = world.discounts.map((one, at) =>
    at === number ? { ...one, isRemoved: true } : one)
  return { ...world, discounts }
}

const answer = (world: World, command: Command): Answered => {
  switch (command.do) {
    case 'create': return world.subscription === null ? create(world, command) : null
    case 'usage': return { ...world, events: [...world.events, ...command.events] }
    case 'pay': return pay(world, command)
    case 'finalize_invoice': return world.invoices[command.invoice]?.status === 'draft'
      ? finalized(world, command.invoice) : null
    case 'void_invoice': return voidInvoice(world, command.invoice)
    case 'grant': return grant(world, command)
    case 'void_grant': return voidGrant(world, command.grant)
    case 'apply_coupon': return applyCoupon(world, command.coupon)
    case 'remove_discount': return removeDiscount(world, command.discount)
    case 'wait': return world
    case 'cancel': case 'uncancel': case 'change': case 'withdraw_change': case 'pause':
    case 'resume':
      return world.subscription === null ? null : act(world, world.subscription, command)
  }
}

export type Performed = {
  world: World
  /** Empty where it is done; else one of these codes refuses it. */
  refused: Refusal[]
  /** There is nothing that it could be about: it is not to be sent at all. */
  isMoot: boolean
}

/** The clock at the instant of a step, its command, and what follows from it at once. */
export const perform = (world: World, step: Step): Performed => {
  const ready = advanced(world, step.at)
  const answered = answer(ready, step)
  if (answered === null) return { world: ready, refused: [], isMoot: true }
  if (Array.isArray(answered)) return { world: ready, refused: answered, isMoot: false }
  return { world: advanced(answered, answered.now), refused: [], isMoot: false }
}

/** The world after all steps. */
export const performAll = (world: World, steps: readonly Step[]): World =>
  steps.reduce((current, step) => perform(current, step).world, world)
