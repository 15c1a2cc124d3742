import { mutant } from '../mutant.ts'

export default mutant({
  name: 'highest-priority-first',
  breaks: 'The grant of the highest priority number is burnt first.',
  requirement: 'CRD-3.1',
  file: 'reference-engine/src/domain/credits/burn-order.ts',
  find: 'one.priority - other.priority',
  replace: 'other.priority - one.priority',
})
