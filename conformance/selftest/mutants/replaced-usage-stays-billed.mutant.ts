import { mutant } from '../mutant.ts'

export default mutant({
  name: 'replaced-usage-stays-billed',
  breaks: 'The usage of a replaced invoice counts as billed.',
  requirement: 'INV-2.4',
  file: 'reference-engine/src/application/invoices/regenerate-invoice.ts',
  find: 'if (shares.length > 0) await store.reopenUsageWindows(shares)',
  replace: '',
})
