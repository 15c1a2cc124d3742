import { mutant } from '../mutant.ts'

export default mutant({
  name: 'zeros-are-no-digits',
  breaks: 'Digits that a currency does not have are taken where they are zero.',
  requirement: 'MON-3.5',
  file: 'reference-engine/src/domain/money/is-too-precise.ts',
  find: '): boolean => amountDigits > minorDigits',
  replace: '): boolean => Math.min(amountDigits, amount.scale) > minorDigits',
})
