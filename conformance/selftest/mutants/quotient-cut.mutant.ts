import { mutant } from '../mutant.ts'

export default mutant({
  name: 'quotient-cut',
  breaks: 'A quotient that does not end is cut at its twelfth digit.',
  requirement: 'MON-3.4',
  file: 'reference-engine/src/domain/metering/quantity.ts',
  find: '  roundHalfAwayFromZero(new Fraction(value, by * fixedUnit), digits)',
  replace: '  Decimal.scaled(value / by, digits)',
})
