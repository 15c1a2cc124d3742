import { mutant } from '../mutant.ts'

export default mutant({
  name: 'payment-above-the-rest',
  breaks: 'A payment above what remains pays the rest.',
  requirement: 'INV-1.7',
  file: 'reference-engine/src/domain/invoicing/record-payment.ts',
  find: 'if (amountRemaining.minus(amount).isNegative()) {',
  replace: 'if (amountRemaining.minus(amount).isNegative() && amount.isNegative()) {',
})
