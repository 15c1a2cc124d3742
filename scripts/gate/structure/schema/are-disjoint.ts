import { areApart } from '../../canonical/are-apart.ts'
import type { Comparison, Place, Side } from '../comparison.ts'
import { resolveSchema } from './resolve-schema.ts'

/** Whether no value can fit two of these branches, as far as types, values and tags can tell. */
export const areDisjoint = (
  comparison: Comparison,
  { side, places }: { side: Side; places: Place[] },
): boolean =>
  areApart(places.map(({ value }) => value), (value) =>
    resolveSchema(comparison, side, { value, at: '' }).value)
