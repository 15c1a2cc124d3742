import type { Fault } from '../fault.ts'
import { aboveMaximum } from './bounds-fault.ts'
import type { Percentage } from './price.ts'

/** Allowances and bounds of a percentage that cannot stand together (PRC 5). */
export const percentageFaults = (pricing: Percentage): Fault[] => {
  const { freeTransactions, freeAmount } = pricing
  const both = freeTransactions !== undefined && freeAmount !== undefined
  return [
    ...both ? [{
      pointer: '/pricing/free_amount', code: 'allowances_exclusive',
      detail: 'Either free_transactions or free_amount, not both.',
    }] : [],
    ...aboveMaximum('/pricing/minimum_amount_per_transaction', {
      minimum: pricing.minimumAmountPerTransaction, maximum: pricing.maximumAmountPerTransaction,
    }),
  ]
}
