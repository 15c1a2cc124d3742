import { mutant } from '../mutant.ts'

export default mutant({
  name: 'fixed-amount-outside-the-bounds',
  breaks: 'The bounds of a transaction do not see its fixed amount.',
  requirement: 'PRC-5.4',
  file: 'reference-engine/src/domain/pricing/percentage.ts',
  find: 'part.times(hundredths(rate)).plus(fixedAmount)',
  replace: 'part.times(hundredths(rate))',
})
