import fc from 'fast-check'
import { boundary, instantParts, instantText, type Anchor } from '../boundary.ts'
import { anyCatalogue } from './any-catalogue.ts'
import { anyWish, type Wish } from './any-wish.ts'
import { soldPlan, type Catalogue } from './catalogue.ts'
import type { CreateCommand, Step } from './command.ts'
import { advanced } from './advance.ts'
import { isDecided } from './decided.ts'
import { hoursAfter } from './hours-after.ts'
import { perform } from './perform.ts'
import { emptyWorld, type Settings, type World } from './world.ts'

/** What is sold, what the organization decides, and what is asked of an engine step by step. */
export type Script = { catalogue: Catalogue; settings: Settings; steps: readonly Step[] }

const zones = ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe']

/** Month ends, leap days, and the eves of both changes of the clock. */
const starts = [
  '2026-01-31T00:00:00Z', '2025-12-31T18:15:00Z', '2028-02-29T12:00:00Z', '2026-03-28T23:00:00Z',
  '2026-10-24T13:30:00Z', '2026-06-15T09:00:00Z', '2026-08-30T23:30:00Z',
]

/** Around a boundary of the first schedule, or any minute since the start. */
type Moment = { boundary: number; seconds: number } | { minutes: number }

const moments: fc.Arbitrary<Moment> = fc.oneof(
  fc.record({
    boundary: fc.integer({ min: 0, max: 4 }),
    seconds: fc.constantFrom(0, 0, -1, 1, -3600, 43_200),
  }),
  fc.record({ minutes: fc.nat(60 * 24 * 100) }),
)

type First = Omit<CreateCommand, 'do'> & { at: string }

/** Never before the script begins. */
const instantOf = (moment: Moment, schedule: Anchor, begin: string): string => {
  const { epoch } = instantParts(begin)
  if ('minutes' in moment) return instantText(epoch + moment.minutes * 60)
  return instantText(Math.max(boundary(schedule, moment.boundary) + moment.seconds, epoch))
}

const create: fc.Arbitrary<First> = fc.record({
  at: fc.constantFrom(...starts), plan: fc.constantFrom('basic', 'pro'),
  kind: fc.constantFrom('plain', 'plain', 'trial', 'anchor', 'ahead'),
  hours: fc.integer({ min: 1, max: 900 }), back: fc.boolean(),
  tax: fc.subarray(['vat', 'gst']), second: fc.boolean(),
}).map(({ at, plan, kind, hours, back, tax, second }) => ({
  at, plan,
  ...tax.length === 0 ? {} : { tax_rates: tax },
  ...second ? { proration_unit: 'second' as const } : {},
  ...kind === 'trial' ? { trial_end: hoursAfter(at, hours) } : {},
  ...kind === 'ahead' ? { start_at: hoursAfter(at, hours) } : {},
  ...kind === 'anchor' ? { billing_anchor: hoursAfter(at, back ? -hours : hours) } : {},
}))

type Plan = { at: string; wish: Wish }

/** Turns wishes into steps; those that are about nothing, or on which nobody decided, are left. */
const stepsOf = (world: World, plans: readonly Plan[]): Step[] => {
  let current = world
  return plans.flatMap(({ at, wish }) => {
    current = advanced(current, at)
    const command = wish(current)
    if (command === null || !isDecided(current, command)) return []
    const step: Step = { at, ...command }
    const { world: after, isMoot } = perform(current, step)
    current = after
    return isMoot ? [] : [step]
  })
}

export type Wanted = Pick<Settings, 'graceHours' | 'termsDays'>

type Wishes = { most?: number; wishes?: fc.Arbitrary<Wish> }

/** Organizations that finalize at once and give thirty days, as most checks have them. */
const usual: Wanted = { graceHours: 0, termsDays: 30 }

/**
 * A life of one subscription: it is made, then up to so many things happen to it, in the order of
 * their instants. A smaller script has fewer steps, and earlier ones.
 */
export const anyScript = (
  { most = 12, wishes: asked = anyWish, ...wanted }: Wishes & Partial<Wanted> = {},
): fc.Arbitrary<Script> => fc.record({
  catalogue: anyCatalogue, first: create, timeZone: fc.constantFrom(...zones),
  // Any of them can shrink to nothing, wherever it stands.
  wishes: fc.array(fc.option(fc.record({ moment: moments, wish: asked }), { freq: 50 }),
    { minLength: 1, maxLength: most }),
}).map(({ catalogue, first: { at, ...terms }, timeZone, wishes }) => {
  const settings = { ...usual, ...wanted, timeZone }
  const step: Step = { at, do: 'create', ...terms }
  const anchor = terms.billing_anchor ?? terms.trial_end ?? terms.start_at ?? at
  const { interval } = soldPlan(catalogue, terms.plan)
  const schedule = { anchor, zone: timeZone, interval }
  const plans = wishes.filter((one) => one !== null)
    .map(({ moment, wish }) => ({ at: instantOf(moment, schedule, at), wish }))
    .toSorted((one, other) => instantParts(one.at).epoch - instantParts(other.at).epoch)
  const { world } = perform(emptyWorld({ catalogue, settings, now: at }), step)
  return { catalogue, settings, steps: [step, ...stepsOf(world, plans)] }
})
