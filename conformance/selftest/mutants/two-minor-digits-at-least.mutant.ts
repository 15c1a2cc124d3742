import { mutant } from '../mutant.ts'

export default mutant({
  name: 'two-minor-digits-at-least',
  breaks: 'An amount in yen has two minor digits.',
  requirement: 'MON-3.1',
  file: 'reference-engine/src/domain/money/money.ts',
  find: 'this.amount.format(this.currency.minorDigits)',
  replace: 'this.amount.format(Math.max(2, this.currency.minorDigits))',
})
