import { mutant } from '../mutant.ts'

export default mutant({
  name: 'late-usage-billed-in-full',
  breaks: 'Late usage bills the whole period again.',
  requirement: 'USG-7.2',
  file: 'reference-engine/src/application/invoices/late-usage.ts',
  find: 'amount: Money.parse(window.amount, price.currency),',
  replace: 'amount: Money.zero(price.currency),',
})
