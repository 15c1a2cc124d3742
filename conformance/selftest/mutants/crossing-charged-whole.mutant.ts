import { mutant } from '../mutant.ts'

export default mutant({
  name: 'crossing-charged-whole',
  breaks: 'The transaction that crosses the free amount is charged as a whole.',
  requirement: 'PRC-5.3',
  file: 'reference-engine/src/domain/pricing/percentage.ts',
  find: 'parts.push(amount.minus(free))',
  replace: 'parts.push(amount)',
})
