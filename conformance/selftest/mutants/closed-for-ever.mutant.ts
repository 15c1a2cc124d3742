import { mutant } from '../mutant.ts'

export default mutant({
  name: 'closed-for-ever',
  breaks: 'A finalized period takes no more usage, whatever the policy.',
  requirement: 'USG-7.1',
  file: 'reference-engine/src/application/invoices/close-usage.ts',
  find: '{ ...subscription, over: over === true })',
  replace: '{ ...subscription, over: true })',
})
