import { mutant } from '../mutant.ts'

export default mutant({
  name: 'flat-amount-for-each-unit',
  breaks: 'A tier\'s flat amount is due for each unit.',
  requirement: 'PRC-3.3',
  file: 'reference-engine/src/domain/pricing/tier-slice.ts',
  find: 'quantity: Decimal.one, unitAmount: tier.flatAmount',
  replace: 'quantity: units, unitAmount: tier.flatAmount',
})
