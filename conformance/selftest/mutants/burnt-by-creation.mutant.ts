import { mutant } from '../mutant.ts'

export default mutant({
  name: 'burnt-by-creation',
  breaks: 'Grants are burnt in the order in which they were made.',
  requirement: 'CRD-3.1',
  file: 'reference-engine/src/domain/credits/burn-order.ts',
  find: 'burnable.toSorted(inBurnOrder)',
  replace: 'burnable.toSorted((a, b) => a.id < b.id ? -1 : 1)',
})
