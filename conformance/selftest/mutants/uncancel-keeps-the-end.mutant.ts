import { mutant } from '../mutant.ts'

export default mutant({
  name: 'uncancel-keeps-the-end',
  breaks: 'A withdrawn end still comes.',
  requirement: 'SUB-2.5',
  file: 'reference-engine/src/domain/subscriptions/cancel.ts',
  find: 'return { ...subscription, cancelAt: undefined, cancelSettlement: \'none\' }',
  replace: 'return { ...subscription, cancelSettlement: \'none\' }',
})
