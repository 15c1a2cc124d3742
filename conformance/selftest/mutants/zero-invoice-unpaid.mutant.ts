import { mutant } from '../mutant.ts'

export default mutant({
  name: 'zero-invoice-unpaid',
  breaks: 'An invoice of zero waits for a payment.',
  requirement: 'INV-6.2',
  file: 'reference-engine/src/domain/invoicing/settlement.ts',
  find: 'amountDue.isZero() ? \'not_required\' : \'paid\'',
  replace: 'amountDue.isZero() ? \'unpaid\' : \'paid\'',
})
