import { mutant } from '../mutant.ts'

export default mutant({
  name: 'uncollectible-refuses-payments',
  breaks: 'A payment on an invoice that is given up is refused.',
  requirement: 'INV-1.8',
  file: 'reference-engine/src/domain/invoicing/payment-status.ts',
  find: '{ from: \'uncollectible\', to: \'uncollectible\', on: \'record_payment\' },',
  replace: '',
})
