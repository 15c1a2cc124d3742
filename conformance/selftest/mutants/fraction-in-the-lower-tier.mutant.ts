import { mutant } from '../mutant.ts'

export default mutant({
  name: 'fraction-in-the-lower-tier',
  breaks: 'A fraction above the bound stays in the lower tier.',
  requirement: 'PRC-2.2',
  file: 'reference-engine/src/domain/pricing/volume.ts',
  find: '!quantity.greaterThan(upTo)',
  replace: '!quantity.greaterThan(upTo) || quantity.minus(upTo).toString().startsWith(\'0.\')',
})
