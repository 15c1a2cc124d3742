import { mutant } from '../mutant.ts'

export default mutant({
  name: 'nothing-is-ever-due',
  breaks: 'No finalized invoice needs a payment.',
  requirement: 'INV-1.2',
  file: 'reference-engine/src/domain/invoicing/invoice-status.ts',
  find: 'total.isZero() ? \'not_required\' : \'unpaid\'',
  replace: 'total.isZero() || total ? \'not_required\' : \'unpaid\'',
})
