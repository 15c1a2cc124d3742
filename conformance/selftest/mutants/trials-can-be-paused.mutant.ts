import { mutant } from '../mutant.ts'

export default mutant({
  name: 'trials-can-be-paused',
  breaks: 'A trial can be paused.',
  requirement: 'SUB-1.6',
  file: 'reference-engine/src/domain/subscriptions/subscription-status.ts',
  find: '{ from: [\'active\', \'past_due\'], on: \'pause\', to: \'paused\' }',
  replace: '{ from: [\'trialing\', \'active\', \'past_due\'], on: \'pause\', to: \'paused\' }',
})
