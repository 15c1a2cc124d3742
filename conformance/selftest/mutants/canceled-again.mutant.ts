import { mutant } from '../mutant.ts'

export default mutant({
  name: 'canceled-again',
  breaks: 'A canceled subscription can be canceled again.',
  requirement: 'SUB-1.2',
  file: 'reference-engine/src/domain/subscriptions/subscription-status.ts',
  find: '...leading({ from: uncanceled, on: \'cancel\', to: \'canceled\' })',
  replace: '...leading({ from: subscriptionStatuses, on: \'cancel\', to: \'canceled\' })',
})
