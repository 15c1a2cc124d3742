import { mutant } from '../mutant.ts'

export default mutant({
  name: 'zero-without-digits',
  breaks: 'A zero amount is written without minor digits.',
  requirement: 'MON-7.1',
  file: 'reference-engine/src/domain/money/money.ts',
  find: 'this.amount.format(this.currency.minorDigits)',
  replace: 'this.amount.format(this.isZero() ? 0 : this.currency.minorDigits)',
})
