import { mutant } from '../mutant.ts'

export default mutant({
  name: 'paid-invoice-given-up',
  breaks: 'A paid invoice can be given up.',
  requirement: 'INV-1.8',
  file: 'reference-engine/src/domain/invoicing/payment-status.ts',
  find: '{ from: \'unpaid\', to: \'uncollectible\', on: \'mark_uncollectible\' },',
  replace: [
    '{ from: \'unpaid\', to: \'uncollectible\', on: \'mark_uncollectible\' },',
    '    { from: \'paid\', to: \'uncollectible\', on: \'mark_uncollectible\' },',
  ].join('\n'),
})
