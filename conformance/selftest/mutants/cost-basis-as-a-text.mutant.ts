import { mutant } from '../mutant.ts'

export default mutant({
  name: 'cost-basis-as-a-text',
  breaks: 'Cost bases are compared as texts.',
  requirement: 'CRD-3.1',
  file: 'reference-engine/src/domain/credits/burn-order.ts',
  find: 'one.costBasis.compare(other.costBasis)',
  replace: 'one.costBasis.toString().localeCompare(other.costBasis.toString())',
})
