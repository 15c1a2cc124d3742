import { compareInstants, isBefore } from '../instant-order.ts'
import { drafted, finalized, isOverdue, withInvoice } from './invoicing.ts'
import { expired, nextExpiry } from './ledger.ts'
import type { Turn } from './move.ts'
import { nextTurnAt, turnAt } from './turn.ts'
import type { World } from './world.ts'

/** One thing that happens by itself, and the world after it. */
type Happening = { at: string; run: (world: World) => World }

/** A turn of the subscription, and the draft of what it bills. */
export const taken = (world: World, { subscription, sources, at }: Turn): World =>
  drafted({ ...world, subscription }, { sources, at })

const nextTurn = ({ subscription, catalogue }: World): Happening[] => {
  const at = subscription === null ? null : nextTurnAt(subscription)
  if (subscription === null || at === null) return []
  return [{ at, run: (world) => taken(world, turnAt(subscription, { catalogue, at })) }]
}

const nextFinalizations = ({ invoices }: World): Happening[] =>
  invoices.flatMap(({ status, finalize_at }, number) => status === 'draft'
    ? [{ at: finalize_at, run: (world: World) => finalized(world, number) }] : [])

/** An invoice that is not settled when it is due makes a running subscription past due. */
const due = (world: World, number: number): World => {
  const after = withInvoice(world, number, { isDue: true })
  const { subscription, invoices } = after
  if (subscription?.state !== 'active' || !invoices.some(isOverdue)) return after
  return { ...after, subscription: { ...subscription, state: 'past_due' } }
}

const nextDue = ({ invoices }: World): Happening[] =>
  invoices.flatMap(({ due_at, isDue }, number) => due_at === null || isDue ? []
    : [{ at: due_at, run: (world: World) => due(world, number) }])

const nextExpired = ({ ledger }: World): Happening[] => {
  const next = nextExpiry(ledger)
  return next === null ? [] : [{
    at: next.at, run: (world) => ({ ...world, ledger: expired(world.ledger, next.grant) }),
  }]
}

/** What comes next, in the order in which things of one instant happen. */
const next = (world: World): Happening | undefined =>
  [...nextTurn(world), ...nextFinalizations(world), ...nextDue(world), ...nextExpired(world)]
    .toSorted((one, other) => compareInstants(one.at, other.at))[0]

const laterOf = (one: string, other: string): string => (isBefore(one, other) ? other : one)

/** Everything up to an instant, each thing at its own (SIM 1.2); what is late happens now. */
export const advanced = (world: World, to: string): World => {
  let current = world
  for (;;) {
    const happening = next(current)
    if (happening === undefined || isBefore(to, happening.at)) break
    current = happening.run({ ...current, now: laterOf(current.now, happening.at) })
  }
  return { ...current, now: laterOf(current.now, to) }
}
