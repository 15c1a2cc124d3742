import { mutant } from '../mutant.ts'

export default mutant({
  name: 'terms-of-thirty-days',
  breaks: 'Every invoice is due in 30 days.',
  requirement: 'INV-1.9',
  file: 'reference-engine/src/application/invoices/seal-invoices.ts',
  find: '24 * paymentTermsDays',
  replace: '24 * Math.max(paymentTermsDays, 30)',
})
