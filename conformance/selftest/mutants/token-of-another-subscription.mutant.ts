import { mutant } from '../mutant.ts'

export default mutant({
  name: 'token-of-another-subscription',
  breaks: 'A token is good for another subscription.',
  requirement: 'SUB-6.6',
  file: 'reference-engine/src/application/subscriptions/create-subscription-change.ts',
  find: 'preview !== undefined && preview.subscriptionId === stored.id\n',
  replace: 'preview !== undefined\n',
})
