import { mutant } from '../mutant.ts'

export default mutant({
  name: 'average-of-six-digits',
  breaks: 'An average keeps six digits.',
  requirement: 'MTR-1.7',
  file: 'reference-engine/src/domain/metering/quantity.ts',
  find: 'count === 0 ? Decimal.zero : divided(sum, BigInt(count)),',
  replace: 'count === 0 ? Decimal.zero : roundHalfAwayFromZero(divided(sum, BigInt(count)), 6),',
})
