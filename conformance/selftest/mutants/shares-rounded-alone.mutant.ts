import { mutant } from '../mutant.ts'

export default mutant({
  name: 'shares-rounded-alone',
  breaks: 'Every step of a derivation is rounded by itself.',
  requirement: 'MON-5.2',
  file: 'reference-engine/src/domain/pricing/rating-step.ts',
  find: 'amount: Money.of(shares[index] ?? Decimal.zero, currency)',
  replace: 'amount: shares.length > index ? Money.round(step.amountUnrounded, currency) : amount',
})
