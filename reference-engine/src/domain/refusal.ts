import type { Json } from './canonical-json.ts'
import type { Fault } from './fault.ts'

/**
 * What the domain declines to do. `code` is a row of the problem registry; `params` are extension
 * members of the problem, so their names are wire names; `faults` become its `errors`.
 *
 * @example throw new Refusal('currency_unknown', { currency: 'XXX' })
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly params: Readonly<Record<string, Json>>
  readonly faults: readonly Fault[]

  constructor(
    code: string,
    params: Readonly<Record<string, Json>> = {},
    faults: readonly Fault[] = [],
  ) {
    super(`${code} ${JSON.stringify({ ...params, faults })}`)
    this.code = code
    this.params = params
    this.faults = faults
  }
}

/** Refuses with `code` if anything at all is wrong, naming every fault (ERR 2). */
export const refuseFaults = (code: string, faults: readonly Fault[]): void => {
  if (faults.length > 0) throw new Refusal(code, {}, faults)
}
