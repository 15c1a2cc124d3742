import { mutant } from '../mutant.ts'

export default mutant({
  name: 'late-usage-billed-in-full',
  breaks: 'Late usage bills the whole period again.',
  requirement: 'USG-7.2',
  file: 'reference-engine/src/application/billing/late-usage-lines.ts',
  find: 'amount: Money.parse(amount, price.currency),',
  replace: 'amount: Money.zero(price.currency),',
})
