import { mutant } from '../mutant.ts'

export default mutant({
  name: 'zero-invoice-unpaid',
  breaks: 'An invoice of zero waits for a payment.',
  requirement: 'INV-6.2',
  file: 'reference-engine/src/domain/invoicing/invoice-status.ts',
  find: 'total.isZero() ? \'not_required\' : \'unpaid\'',
  replace: 'total.isZero() ? \'unpaid\' : \'unpaid\'',
})
