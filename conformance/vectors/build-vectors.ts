import { buildBilling, type Unnamed } from './build-billing.ts'
import {
  correctionsWanted, linesWanted, pricingWanted, quantityWanted, reconciliationWanted, usageWanted,
} from './expectations.ts'
import { aggregations } from './source/aggregations.ts'
import { bounds } from './source/bounds.ts'
import { conversions } from './source/conversions.ts'
import { corrections, type CorrectionSource } from './source/corrections.ts'
import { discounts } from './source/discounts.ts'
import type { QuantitySource, SourceEvent } from './source/event-rows.ts'
import { filters } from './source/filters.ts'
import { groups } from './source/groups.ts'
import { handComputed } from './source/hand-arithmetic.ts'
import { lateness } from './source/lateness.ts'
import { levels } from './source/levels.ts'
import { lines, type LineSource } from './source/lines.ts'
import { matrices } from './source/matrices.ts'
import { modifiers } from './source/modifiers.ts'
import { percentages } from './source/percentages.ts'
import { usedTerms, type PricingSource } from './source/pricing-rows.ts'
import { reconciliations } from './source/reconciliations.ts'
import { splits } from './source/splits.ts'
import { tiers } from './source/tiers.ts'
import type { UsageSource } from './source/usage-rows.ts'
import { windows } from './source/windows.ts'
import type { VectorEvent, Vectors } from './read-vectors.ts'

/** A meter and its events under an event name of their own, so that meters never meet. */
const withName = <Meter extends object>(
  file: string, seen: Map<string, string>,
  { meter, events }: { meter: Meter; events: SourceEvent[] },
) => {
  const key = JSON.stringify(meter)
  const event_name = seen.get(key) ?? `${file}.${seen.size + 1}`
  seen.set(key, event_name)
  return { meter: { event_name, ...meter }, events: events.map(named(event_name)) }
}

const named = (event_name: string) =>
  ({ id, timestamp, properties }: SourceEvent): VectorEvent =>
    ({ id, event_name, timestamp, properties })

const pricingCase = ({ requirement, why, currency, price, used }: PricingSource) => {
  const given = { currency, price, ...usedTerms(used) }
  return { requirement, why, given, wanted: pricingWanted(given) }
}

const quantityCases = (file: string, sources: readonly QuantitySource[]) => {
  const seen = new Map<string, string>()
  return sources.map(({ requirement, why, window, ...source }) => {
    const { meter, events } = withName(file, seen, source)
    const given = { meter, window, events }
    return { requirement, why, given, wanted: quantityWanted(given) }
  })
}

const usageCases = (file: string, sources: readonly UsageSource[]) => {
  const seen = new Map<string, string>()
  return sources.map(({ requirement, why, query, ...source }) => {
    const given = { ...withName(file, seen, source), query }
    return { requirement, why, given, wanted: usageWanted(given) }
  })
}

const correctionCases = (file: string, sources: readonly CorrectionSource[]) => {
  const seen = new Map<string, string>()
  return sources.map(({ requirement, why, window, corrections: made, ...source }) => {
    const { meter, events } = withName(file, seen, source)
    const given = { meter, window, events, corrections: made }
    return { requirement, why, given, wanted: correctionsWanted(given) }
  })
}

const lineCases = (file: string, sources: readonly LineSource[]) => {
  const seen = new Map<string, string>()
  return sources.map(({ requirement, why, currency, price, window, ...source }) => {
    const { meter, events } = withName(file, seen, source)
    const late = source.late.map((one) => 'corrections' in one ? one
      : { events: one.events.map(named(meter.event_name)) })
    const given = { currency, price, meter, window, events, late }
    return { requirement, why, given, wanted: linesWanted(given) }
  })
}

type Built = {
  file: string
  kind: keyof Vectors
  cases: { id: string; requirement: string; why: string }[]
  /** How many cases have a result that their reason computes by hand. */
  byHand: number
}

/** Ids count the cases of a requirement in a file, so a new case belongs behind the others. */
const withIds = (file: string, kind: keyof Vectors, sources: readonly Unnamed[]): Built => {
  const counts = new Map<string, number>()
  const cases = sources.map(({ requirement, why, given, wanted }) => {
    const number = (counts.get(requirement) ?? 0) + 1
    counts.set(requirement, number)
    const id = `${file}-${requirement.toLowerCase().replace('.', '-')}-${number}`
    return { id, requirement, why, ...given, ...wanted }
  })
  const byHand = sources.filter(({ why, wanted }) => handComputed(why, wanted).length > 0).length
  return { file, kind, cases, byHand }
}

const pricing = { tiers, conversions, percentages, discounts, bounds, matrices, modifiers, splits }
const quantities = { aggregations, levels, filters }
const usage = { windows, groups }

/** All files that are made from the tables of source/, with what the oracle expects. */
export const buildVectors = (): Built[] => [
  ...Object.entries(pricing).map(([file, sources]) =>
    withIds(file, 'pricing', sources.map(pricingCase))),
  ...Object.entries(quantities).map(([file, sources]) =>
    withIds(file, 'quantities', quantityCases(file, sources))),
  ...Object.entries(usage).map(([file, sources]) =>
    withIds(file, 'usage', usageCases(file, sources))),
  withIds('corrections', 'corrections', correctionCases('corrections', corrections)),
  withIds('lines', 'lines', lineCases('lines', lines)),
  withIds('lateness', 'lines', lineCases('lateness', lateness)),
  withIds('reconciliations', 'reconciliation', reconciliations
    .map(({ requirement, why, ...given }) =>
      ({ requirement, why, given, wanted: reconciliationWanted(given) }))),
  ...buildBilling().map(({ file, kind, cases }) => withIds(file, kind, cases)),
]

/** JSON on one line, with a space behind each comma and colon. */
const spaced = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return `{${members.map(([name, member]) =>
    `${JSON.stringify(name)}: ${spaced(member)}`).join(', ')}}`
}

/** A file with one case on each line. */
export const vectorText = ({ kind, cases }: Built): string => [
  '{',
  '  "$schema": "./vectors.schema.json",',
  `  "kind": "${kind}",`,
  '  "cases": [',
  cases.map((one) => `    ${spaced(one)}`).join(',\n'),
  '  ]',
  '}',
  '',
].join('\n')
