import { mutant } from '../mutant.ts'

export default mutant({
  name: 'what-never-expires-first',
  breaks: 'What never expires is burnt before what does.',
  requirement: 'CRD-3.1',
  file: 'reference-engine/src/domain/credits/burn-order.ts',
  find: 'return Number(one === undefined) - Number(other === undefined)',
  replace: 'return Number(other === undefined) - Number(one === undefined)',
})
