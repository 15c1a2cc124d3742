import { couponsWanted, stubWanted, taxesWanted } from './billing-expectations.ts'
import { creditsWanted } from './credit-expectations.ts'
import { lifeWanted } from './life-expectations.ts'
import { notesWanted } from './note-expectations.ts'
import type { Vectors } from './read-vectors.ts'
import { anchors } from './source/anchors.ts'
import { cancellations } from './source/cancellations.ts'
import { coupons } from './source/coupons.ts'
import { credits } from './source/credits.ts'
import type { LifeSource } from './source/lives.ts'
import { notes } from './source/notes.ts'
import { pauses } from './source/pauses.ts'
import { units } from './source/prorated-units.ts'
import { prorations } from './source/prorations.ts'
import { segments } from './source/segments.ts'
import { starts } from './source/starts.ts'
import { stubs } from './source/stubs.ts'
import { taxes } from './source/taxes.ts'
import { trials } from './source/trials.ts'

/** What a case gives and what it wants, before it has its id. */
export type Unnamed = { requirement: string; why: string; given: object; wanted: object }

type Reasoned = { requirement: string; why: string }

const casesOf = <Source extends Reasoned>(
  sources: readonly Source[], wantedOf: (given: Source) => object,
): Unnamed[] => sources.map((source) => {
  const { requirement, why, ...given } = source
  return { requirement, why, given, wanted: wantedOf(source) }
})

/** Only what the plans of a life sell, so that a case can be read. */
const soldIn = ({ catalogue, steps }: LifeSource): LifeSource['catalogue'] => {
  const named = new Set(steps.flatMap((step) =>
    'plan' in step && step.plan !== undefined ? [step.plan] : []))
  const kept = <Sold>(all: Readonly<Record<string, Sold>>, names: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)))
  const plans = kept(catalogue.plans, named)
  const prices = new Set(Object.values(plans).flatMap(({ items }) =>
    items.map(({ price }) => price)))
  return { ...catalogue, plans, prices: kept(catalogue.prices, prices) }
}

const lifeCases = (sources: readonly LifeSource[]): Unnamed[] => sources.map((source) => {
  const { requirement, why, currency, time_zone, steps } = source
  const given = { currency, time_zone, ...soldIn(source), steps }
  return { requirement, why, given, wanted: lifeWanted(given) }
})

type Billing = { file: string; kind: keyof Vectors; cases: Unnamed[] }

/** The files about periods, subscriptions, coupons, taxes, credits and credit notes. */
export const buildBilling = (): Billing[] => [
  // The boundaries of anchors are written by hand and not by the oracle, which a test compares.
  { file: 'anchors', kind: 'periods', cases: casesOf(anchors, () => ({})) },
  { file: 'stubs', kind: 'stubs', cases: casesOf(stubs, stubWanted) },
  ...Object.entries({ prorations, units, pauses, cancellations, trials, starts, segments })
    .map(([file, sources]) =>
      ({ file, kind: 'subscriptions' as const, cases: lifeCases(sources) })),
  { file: 'coupons', kind: 'coupons', cases: casesOf(coupons, couponsWanted) },
  { file: 'taxes', kind: 'taxes', cases: casesOf(taxes, taxesWanted) },
  { file: 'credits', kind: 'credits', cases: casesOf(credits, creditsWanted) },
  { file: 'notes', kind: 'credit-notes', cases: casesOf(notes, notesWanted) },
]
