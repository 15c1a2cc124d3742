import { canonicalJson } from '../canonical-json.ts'
import type { Json } from '../canonical-json.ts'
import { pointerTo } from '../fault.ts'

/** One place where a recomputed calculation differs; a side that lacks it is left out. */
export type Difference = {
  readonly pointer: string
  readonly stored?: Json | undefined
  readonly recomputed?: Json | undefined
}

export type Comparison = {
  readonly stored?: Json | undefined
  readonly recomputed?: Json | undefined
}

/** Every difference between two calculations; none means `identical` (INV 8). */
export const differences = ({ stored, recomputed }: Comparison, pointer = ''): Difference[] => {
  if (stored !== undefined && recomputed !== undefined) {
    if (canonicalJson(stored) === canonicalJson(recomputed)) return []
    if (isComposite(stored) && isComposite(recomputed)) {
      const names = new Set([...Object.keys(stored), ...Object.keys(recomputed)])
      return [...names].flatMap((name) =>
        differences({ stored: stored[name], recomputed: recomputed[name] },
          pointer + pointerTo(name)))
    }
  }
  return [{ pointer, stored, recomputed }]
}

type Composite = { readonly [name: string]: Json }

// An array is walked by its indexes, as a record is by its names.
const isComposite = (value: Json): value is Composite =>
  value !== null && typeof value === 'object'
