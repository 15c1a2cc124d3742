import type { Fault } from '../fault.ts'
import type { Decimal } from '../money/decimal.ts'

type Bounds = { readonly minimum?: Decimal | undefined; readonly maximum?: Decimal | undefined }

/** That a minimum is above its maximum, if so; the pointer is the minimum's. */
export const aboveMaximum = (pointer: string, { minimum, maximum }: Bounds): Fault[] =>
  minimum && maximum?.lessThan(minimum)
    ? [{ pointer, code: 'minimum_above_maximum', detail: 'The minimum is above the maximum.' }]
    : []
