import { mutant } from '../mutant.ts'

export default mutant({
  name: 'balance-of-what-was-granted',
  breaks: 'The balance is what was granted, whatever was taken.',
  requirement: 'CRD-3.4',
  file: 'reference-engine/src/persistence/credits/credit-balances.ts',
  find: 'select currency, sum(remaining) as balance',
  replace: 'select currency, sum(amount) as balance',
})
