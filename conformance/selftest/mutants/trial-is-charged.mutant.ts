import { mutant } from '../mutant.ts'

export default mutant({
  name: 'trial-is-charged',
  breaks: 'Charges of a trial are not free.',
  requirement: 'SUB-5.1',
  file: 'reference-engine/src/domain/subscriptions/open-items.ts',
  find: 'quantity, trial: subscription.status === \'trialing\',',
  replace: 'quantity, trial: false,',
})
