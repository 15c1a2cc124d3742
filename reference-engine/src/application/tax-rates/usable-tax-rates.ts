import { repeatedRateFaults } from '../../domain/credits/tax-rate-faults.ts'
import { pointerTo } from '../../domain/fault.ts'
import type { Fault } from '../../domain/fault.ts'
import { refuseFaults } from '../../domain/refusal.ts'
import type { Store, Tenant } from '../ports.ts'
import { missing, refuseArchived } from '../references.ts'
import type { TaxRate } from './tax-rate.ts'

/** Tax rates as a body names them. */
export type TaxRateList = { readonly pointer: string; readonly ids: readonly string[] }

export type TaxRatesWanted = Tenant & {
  readonly lists: readonly TaxRateList[]
  /** Those that stood there before: they may stay when they are archived. */
  readonly kept?: readonly string[] | undefined
}

/**
 * The tax rates that a body names, by their ids. Refused are those that are not there or stand
 * twice in a list, each by name, and archived ones: they are taken for nothing new (TAX 1.5).
 */
export const usableTaxRates = async (
  { taxRates }: Pick<Store, 'taxRates'>,
  { organizationId, lists, kept = [] }: TaxRatesWanted,
): Promise<ReadonlyMap<string, TaxRate>> => {
  const ids = [...new Set(lists.flatMap((list) => list.ids))]
  if (ids.length === 0) return new Map()
  const rates = await taxRates.findEach(ids.map((id) => ({ organizationId, id })))
  const known = new Map(rates.map((rate) => [rate.id, rate]))
  refuseFaults('tax_rate_invalid', lists.flatMap((list) => [
    ...unknownRateFaults(list, known), ...repeatedRateFaults(list.ids, list.pointer),
  ]))
  const added = rates.filter(({ id }) => !kept.includes(id))
  refuseArchived(added.map((rate) => ({ pointer: '', kept: rate })))
  return known
}

const unknownRateFaults = (
  { ids, pointer }: TaxRateList,
  known: ReadonlyMap<string, TaxRate>,
): Fault[] =>
  ids.flatMap((id, index) => known.has(id)
    ? [] : [missing({ pointer: pointer + pointerTo(index), code: 'tax_rate_not_found' })])
