import { mutant } from '../mutant.ts'

export default mutant({
  name: 'negative-quantity-charged',
  breaks: 'A negative quantity is charged as if it were used.',
  requirement: 'MTR-4.3',
  file: 'reference-engine/src/domain/pricing/rate.ts',
  find: 'const used = quantity.max(Decimal.zero)',
  replace: 'const used = quantity.max(quantity.negate())',
})
