import { mutant } from '../mutant.ts'

export default mutant({
  name: 'withdrawn-change-applied',
  breaks: 'A withdrawn change takes effect.',
  requirement: 'SUB-6.2',
  file: 'reference-engine/src/application/subscriptions/cancel-subscription-change.ts',
  find: '      await subscriptionChanges.settleMany([{ ...key, ...outcome }])\n',
  replace: '',
})
