import { measuring } from './measure.ts'
import type { Contribution, Measuring } from './measure.ts'
import type { Meter } from './meter.ts'
import { keptBy } from './rollup.ts'

/** A meter ready to count many events: what its definition asks for is worked out once. */
export type CountingMeter = {
  /** Its number in the rollups. */
  readonly number: number
  readonly definition: Meter
  /** An archived meter counts what it can read, but makes no event acceptable (RES 1). */
  readonly archived: boolean
  readonly keeps: ReturnType<typeof keptBy>
  readonly measure: Measuring
}

/** What one event adds to one meter. */
export type Counted =
  { readonly meter: CountingMeter; readonly contribution: Contribution }

type Numbered = Pick<CountingMeter, 'number' | 'definition' | 'archived'>

export const countingMeter = ({ number, definition, archived }: Numbered): CountingMeter => ({
  number, definition, archived, keeps: keptBy(definition), measure: measuring(definition),
})
