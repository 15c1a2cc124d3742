import { mutant } from '../mutant.ts'

export default mutant({
  name: 'adjusted-without-the-minimum',
  breaks: 'An adjustment does not look at the minimum of its price.',
  requirement: 'USG-7.2',
  file: 'reference-engine/src/domain/invoicing/usage-adjustment.ts',
  find: 'const { total } = rateSegment(price, measured)',
  replace: 'const { amount: total } = rateSegment(price, measured)',
})
