import type { Pricing, UsageGroup } from '@valora/spec/types'
import type { RatedPrice } from '../../oracle/rate.ts'

type Modifiers = Omit<RatedPrice, 'pricing'>

const price = (pricing: Pricing, modifiers: Modifiers = {}): RatedPrice =>
  ({ pricing, ...modifiers })

export const flat = (amount: string, modifiers?: Modifiers): RatedPrice =>
  price({ type: 'flat', amount }, modifiers)

export const perUnit = (unit_amount: string, modifiers?: Modifiers): RatedPrice =>
  price({ type: 'per_unit', unit_amount }, modifiers)

/** A tier up to its bound (the last has none): unit amount, then flat amount. */
export type TierRow = [up_to: string | null, unit_amount: string, flat_amount?: string]

const tiersOf = (rows: readonly TierRow[]) => rows.map(([up_to, unit_amount, flat_amount]) => ({
  ...(up_to === null ? {} : { up_to }), unit_amount,
  ...(flat_amount === undefined ? {} : { flat_amount }),
}))

export const graduated = (rows: TierRow[], modifiers?: Modifiers): RatedPrice =>
  price({ type: 'graduated', tiers: tiersOf(rows) }, modifiers)

export const volume = (rows: TierRow[], modifiers?: Modifiers): RatedPrice =>
  price({ type: 'volume', tiers: tiersOf(rows) }, modifiers)

/** Packages written as amount/size: `5/100`. */
export const packages = (text: string, modifiers?: Modifiers): RatedPrice => {
  const [package_amount = '', package_size = ''] = text.split('/')
  return price({ type: 'package', package_size, package_amount }, modifiers)
}

type PercentageTerms = Omit<Extract<Pricing, { type: 'percentage' }>, 'type' | 'rate'>

export const percentage = (
  rate: string, { modifiers, ...terms }: PercentageTerms & { modifiers?: Modifiers } = {},
): RatedPrice => price({ type: 'percentage', rate, ...terms }, modifiers)

/** Cells as one text: `region=eu,tier=gold 0.5; region=us,tier=gold 0.7; else 1`. */
export const matrix = (text: string, modifiers?: Modifiers): RatedPrice => {
  const rows = text.split('; ').map((row) => row.split(' '))
  const valuesOf = (cell = '') =>
    Object.fromEntries(cell.split(',').map((pair) => pair.split('=')))
  const cells = rows.slice(0, -1).map(([cell, unit_amount = '']) =>
    ({ values: valuesOf(cell) as Record<string, string>, unit_amount }))
  return price({
    type: 'matrix', dimensions: Object.keys(cells[0]?.values ?? {}), cells,
    default_unit_amount: rows.at(-1)?.[1] ?? '',
  }, modifiers)
}

export type GroupRow = { values: UsageGroup; quantity: string }

/** Groups as one text: `region=eu,tier=gold 10; region=us,tier= 3`; an empty value is null. */
export const groups = (text: string): GroupRow[] => text.split('; ').map((row) => {
  const [cell = '', quantity = ''] = row.split(' ')
  const values = Object.fromEntries(cell.split(',').map((pair) => {
    const [name = '', value = ''] = pair.split('=')
    return [name, value === '' ? null : value]
  }))
  return { values, quantity }
})

type Mode = 'up' | 'down' | 'half_away_from_zero'

export const divideBy = (factor: string, mode?: Mode, digits = 0) => ({
  operation: 'divide' as const, factor,
  ...(mode === undefined ? {} : { rounding: { mode, digits } }),
})

export const multiplyBy = (factor: string, mode?: Mode, digits = 0) =>
  ({ ...divideBy(factor, mode, digits), operation: 'multiply' as const })

export const offUnits = (quantity: string) => ({ type: 'usage' as const, quantity })

export const offAmount = (amount: string) => ({ type: 'amount' as const, amount })

export const offShare = (share: string) => ({ type: 'percentage' as const, percentage: share })
