import { mutant } from '../mutant.ts'

export default mutant({
  name: 'negative-total-lost',
  breaks: 'What is below zero is lost.',
  requirement: 'INV-5.2',
  file: 'reference-engine/src/application/invoices/seal-invoices.ts',
  find: 'await grantNegativeInvoices(work, prepared.flatMap(negative))',
  replace: '',
})
