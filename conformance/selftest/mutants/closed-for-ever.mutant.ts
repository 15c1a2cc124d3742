import { mutant } from '../mutant.ts'

export default mutant({
  name: 'closed-for-ever',
  breaks: 'A finalized period takes no more usage, whatever the policy.',
  requirement: 'USG-7.1',
  file: 'reference-engine/src/application/invoices/seal-invoice.ts',
  find: 'if (over) await endUsageWindows(subscription)',
  replace: 'await endUsageWindows(subscription)',
})
