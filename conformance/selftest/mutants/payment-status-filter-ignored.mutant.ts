import { mutant } from '../mutant.ts'

export default mutant({
  name: 'payment-status-filter-ignored',
  breaks: 'A list of invoices by payment status shows all.',
  requirement: 'RES-1.6',
  file: 'reference-engine/src/persistence/invoices/invoice-repository.ts',
  find: '...(paymentStatus === undefined ? {} : { paymentStatus })',
  replace: '',
})
