import { mutant } from '../mutant.ts'

export default mutant({
  name: 'bound-in-the-upper-tier',
  breaks: 'A quantity on the bound is priced by the upper tier.',
  requirement: 'PRC-2.1',
  file: 'reference-engine/src/domain/pricing/volume.ts',
  find: '!quantity.greaterThan(upTo)',
  replace: 'quantity.lessThan(upTo)',
})
