import { mutant } from '../mutant.ts'

export default mutant({
  name: 'rounded-up-by-halves',
  breaks: 'A conversion that rounds up rounds a small rest down.',
  requirement: 'PRC-1.5',
  file: 'reference-engine/src/domain/money/rounding.ts',
  find: 'case \'up\': return Decimal.scaled(units.ceil(), digits)',
  replace: 'case \'up\': return roundHalfAwayFromZero(exact, digits)',
})
