import fc from 'fast-check'
import { isPositive } from '../rational.ts'
import { soldPlan } from './catalogue.ts'
import type { Command } from './command.ts'
import { hoursAfter } from './hours-after.ts'
import { remaining } from './invoicing.ts'
import { allows } from './subscription.ts'
import type { World } from './world.ts'

/** What somebody would ask of the world as it is; null where there is nothing to ask. */
export type Wish = (world: World) => Command | null

const optional = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined })

const settlements = optional(fc.constantFrom('prorate' as const, 'none' as const))

/** A command without the members that have no value. */
const asked = (members: Record<string, unknown>): Command =>
  Object.fromEntries(Object.entries(members)
    .filter(([, member]) => member !== undefined)) as Command

/** Of what the state forbids only one in twelve is asked, to see it refused. */
const mostlyAllowed = (wishes: fc.Arbitrary<Wish>): fc.Arbitrary<Wish> =>
  fc.tuple(wishes, fc.nat(11)).map(([wish, dare]) => (world) => {
    const command = wish(world)
    if (command === null || world.subscription === null || dare === 0) return command
    return allows(world.subscription, command.do) ? command : null
  })

const change = fc.record({
  effective: fc.constantFrom('now', 'now', 'now', 'period_end', 'at'),
  plan: optional(fc.constantFrom('basic', 'pro', 'other')),
  quantity: fc.integer({ min: 1, max: 9 }), item: fc.nat(9),
  hours: fc.integer({ min: -200, max: 600 }), settlement: settlements,
  tier_continuity: optional(fc.constantFrom('reset', 'carry')),
}).map(({ quantity, item, hours, plan, ...terms }): Wish => ({ subscription, catalogue, now }) => {
  if (subscription === null) return null
  const { items } = soldPlan(catalogue, plan ?? subscription.plan)
  const fixed = items.filter((one) => one.quantity !== undefined && one.price !== 'desk')
  const sold = fixed[item % Math.max(fixed.length, 1)]
  if (sold === undefined && plan === undefined) return null
  return asked({
    do: 'change', plan, ...terms,
    effective_at: terms.effective === 'at' ? hoursAfter(now, hours) : undefined,
    items: sold === undefined ? undefined : [{ price: sold.price, quantity: String(quantity) }],
  })
})

const cancel = fc.record({
  mode: fc.constantFrom('now', 'period_end', 'at'), hours: fc.integer({ min: -24, max: 1200 }),
  settlement: settlements,
}).map(({ mode, hours, settlement }): Wish => ({ now }) => asked({
  do: 'cancel', mode, settlement, cancel_at: mode === 'at' ? hoursAfter(now, hours) : undefined,
}))

const usage = fc.record({
  event_name: fc.constantFrom('model.call', 'model.call', 'model.task'),
  whole: fc.nat(40), part: fc.integer({ min: 100, max: 999 }),
}).map(({ event_name, whole, part }): Wish => ({ now, events }) => ({
  do: 'usage', events: [{
    id: `e${events.length + 1}`, event_name, timestamp: now,
    properties: { amount: `${whole}.${part}` },
  }],
}))

const grant = fc.record({
  amount: fc.integer({ min: 1, max: 200 }).map(String),
  priority: optional(fc.constantFrom(10, 50, 90)),
  cost_basis: optional(fc.constantFrom('0', '0.5')),
  from: optional(fc.integer({ min: 1, max: 400 })),
  until: optional(fc.integer({ min: 500, max: 900 })),
}).map(({ from, until, ...terms }): Wish => ({ now }) => asked({
  do: 'grant', ...terms,
  effective_at: from === undefined ? undefined : hoursAfter(now, from),
  expires_at: until === undefined ? undefined : hoursAfter(now, until),
}))

/** One of so many things by its number; null where there are none. */
const oneOf = (numbers: readonly number[], pick: number): number | null =>
  numbers[pick % Math.max(numbers.length, 1)] ?? null

const numbered = (
  numbersOf: (world: World) => readonly number[], commandOf: (number: number) => Command,
): fc.Arbitrary<Wish> => fc.nat(9).map((pick) => (world) => {
  const number = oneOf(numbersOf(world), pick)
  return number === null ? null : commandOf(number)
})

const all = (things: readonly unknown[]): number[] => [...things.keys()]

const payable = ({ invoices }: World): number[] => all(invoices).filter((number) => {
  const invoice = invoices[number]
  return invoice !== undefined && isPositive(remaining(invoice))
})

const drafts = ({ invoices }: World): number[] =>
  all(invoices).filter((number) => invoices[number]?.status === 'draft')

const pay = fc.tuple(fc.nat(9), optional(fc.constantFrom('1', '7', '100000')))
  .map(([pick, amount]): Wish => (world) => {
    const invoice = oneOf(payable(world), pick)
    return invoice === null ? null : asked({ do: 'pay', invoice, amount })
  })

const always = (...commands: Command[]): fc.Arbitrary<Wish> =>
  fc.constantFrom(...commands).map((command) => () => command)

const applyCoupon = always(
  { do: 'apply_coupon', coupon: 'share' }, { do: 'apply_coupon', coupon: 'some' })

const removeDiscount = numbered(({ discounts }) => all(discounts),
  (discount) => ({ do: 'remove_discount', discount }))

const finalizeDraft = numbered(drafts, (invoice) => ({ do: 'finalize_invoice', invoice }))

/** Changes, coupons and drafts that are final in any order: what credits a charge before it is. */
export const anyDraftWish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 3, arbitrary: mostlyAllowed(change) },
  { weight: 1, arbitrary: mostlyAllowed(cancel) },
  { weight: 4, arbitrary: finalizeDraft },
  { weight: 4, arbitrary: applyCoupon },
  { weight: 1, arbitrary: removeDiscount },
)

/** An end that lies so far ahead that a period may begin before it, whose charges are cut there. */
const distantEnd = fc.integer({ min: 400, max: 1100 }).map((hours): Wish => ({ now }) =>
  ({ do: 'cancel', mode: 'at', settlement: 'prorate', cancel_at: hoursAfter(now, hours) }))

/** Ends that are withdrawn and moved, also after charges were cut at them. */
export const anyEndWish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 5, arbitrary: mostlyAllowed(distantEnd) },
  { weight: 1, arbitrary: mostlyAllowed(cancel) },
  { weight: 3, arbitrary: mostlyAllowed(always({ do: 'uncancel' })) },
  { weight: 2, arbitrary: mostlyAllowed(change) },
  { weight: 1, arbitrary: mostlyAllowed(
    always({ do: 'pause', settlement: 'none' }, { do: 'resume' })) },
  { weight: 1, arbitrary: usage },
)

/** Anything that somebody may ask of an engine, refused or not. */
export const anyWish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 6, arbitrary: usage },
  { weight: 8, arbitrary: mostlyAllowed(change) },
  { weight: 2, arbitrary: mostlyAllowed(cancel) },
  { weight: 3, arbitrary: pay },
  { weight: 2, arbitrary: grant },
  { weight: 1, arbitrary: always({ do: 'wait' }) },
  { weight: 2, arbitrary: mostlyAllowed(always({ do: 'uncancel' })) },
  { weight: 4, arbitrary: mostlyAllowed(
    always({ do: 'pause' }, { do: 'pause', settlement: 'none' })) },
  { weight: 5, arbitrary: mostlyAllowed(
    always({ do: 'resume' }, { do: 'resume', anchor: 'now' })) },
  { weight: 2, arbitrary: applyCoupon },
  { weight: 1, arbitrary: removeDiscount },
  { weight: 1, arbitrary: numbered(({ invoices }) => all(invoices),
    (invoice) => ({ do: 'void_invoice', invoice })) },
  { weight: 1, arbitrary: finalizeDraft },
  { weight: 1, arbitrary: numbered(({ ledger }) => all(ledger.grants),
    (number) => ({ do: 'void_grant', grant: number })) },
  { weight: 2, arbitrary: numbered(({ subscription }) => all(subscription?.changes ?? []),
    (number) => ({ do: 'withdraw_change', change: number })) },
)
