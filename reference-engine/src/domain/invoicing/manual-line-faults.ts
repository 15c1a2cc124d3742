import { pointerTo } from '../fault.ts'
import type { Fault } from '../fault.ts'
import { isBefore } from '../time/instant.ts'
import type { OneOffSource } from './line-source.ts'

const linesMax = 500
const taxRatesMax = 50

type Manual = Pick<OneOffSource, 'period' | 'taxRateIds'>

type Invoiced = {
  /** The manual lines that the invoice has already. */
  readonly present: readonly Manual[]
  /** The rates of the invoice itself. */
  readonly taxRateIds: readonly string[]
}

/**
 * What is wrong with manual lines for an invoice, each with its pointer, given those of the lines
 * themselves (INV 7.4).
 */
export const manualLineFaults = (
  lines: readonly (Manual & { readonly pointer: string })[],
  { present, taxRateIds }: Invoiced,
): Fault[] => {
  const faults = lines.flatMap(({ period, pointer }) =>
    period === undefined || isBefore(period.start, period.end) ? []
      : [outOfRange(pointer + pointerTo('period', 'end'), 'A period ends after its start.')])
  const all = [...present, ...lines]
  const rates = new Set([taxRateIds, ...all.map((line) => line.taxRateIds ?? [])].flat())
  const pointer = lines[0]?.pointer ?? ''
  if (all.length > linesMax) {
    faults.push(outOfRange(pointer, `An invoice has ${linesMax} manual lines at most.`))
  }
  if (rates.size > taxRatesMax) {
    faults.push(outOfRange(pointer, `An invoice has ${taxRatesMax} tax rates at most.`))
  }
  return faults
}

const outOfRange = (pointer: string, detail: string): Fault =>
  ({ pointer, code: 'out_of_range', detail })
