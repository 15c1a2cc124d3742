import { mutant } from '../mutant.ts'

export default mutant({
  name: 'part-payment-is-all',
  breaks: 'Any payment makes an invoice paid.',
  requirement: 'INV-1.6',
  file: 'reference-engine/src/domain/invoicing/settlement.ts',
  find: 'paymentStatus: amountRemaining.isZero() ? settled : open',
  replace: 'paymentStatus: amountRemaining.isZero() || amountPaid.isPositive() ? settled : open',
})
