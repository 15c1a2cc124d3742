import { mutant } from '../mutant.ts'

export default mutant({
  name: 'finalized-invoice-refreshed',
  breaks: 'A finalized invoice is refreshed in silence.',
  requirement: 'INV-2.2',
  file: 'reference-engine/src/application/invoices/refresh-invoice.ts',
  find: 'await allowedAsItIs(work, { invoice: before',
  replace: 'if (before.status !== \'draft\') return before\n'
    + '      await allowedAsItIs(work, { invoice: before',
})
