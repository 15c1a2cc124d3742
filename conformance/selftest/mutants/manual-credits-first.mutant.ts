import { mutant } from '../mutant.ts'

export default mutant({
  name: 'manual-credits-first',
  breaks: 'Grants go before what credit notes gave back.',
  requirement: 'INV-5.1',
  file: 'reference-engine/src/domain/credits/burn-order.ts',
  find: 'Number(one.origin === \'manual\') - Number(other.origin === \'manual\')',
  replace: 'Number(other.origin === \'manual\') - Number(one.origin === \'manual\')',
})
