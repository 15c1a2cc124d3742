import { mutant } from '../mutant.ts'

export default mutant({
  name: 'nothing-is-ever-due',
  breaks: 'No finalized invoice needs a payment.',
  requirement: 'INV-1.2',
  file: 'reference-engine/src/domain/invoicing/settlement.ts',
  find: 'amountPaid.isPositive() ? \'partially_paid\' : \'unpaid\'',
  replace: 'amountPaid.isPositive() ? \'partially_paid\' : \'not_required\'',
})
