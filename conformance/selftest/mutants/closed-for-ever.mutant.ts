import { mutant } from '../mutant.ts'

export default mutant({
  name: 'closed-for-ever',
  breaks: 'A finalized period takes no more usage, whatever the policy.',
  requirement: 'USG-7.1',
  file: 'reference-engine/src/application/invoices/close-usage.ts',
  find: [
    '    if (subscriptionId === null || over === false) continue',
    '    const subscription = { organizationId, customerId, subscriptionId }',
    '    endings.set(subscriptionKey(subscription), { ...subscription, over: over === true })',
  ].join('\n'),
  replace: [
    '    if (subscriptionId === null) continue',
    '    const subscription = { organizationId, customerId, subscriptionId }',
    '    endings.set(subscriptionKey(subscription), { ...subscription, over: true })',
  ].join('\n'),
})
