import { mutant } from '../mutant.ts'

export default mutant({
  name: 'paid-compared-with-the-subtotal',
  breaks: 'An invoice is paid when its lines are, without their tax.',
  requirement: 'INV-1.6',
  file: 'reference-engine/src/application/invoices/settling-of.ts',
  find: '{ currency: code, amountDue, amountPaid,',
  replace: '{ currency: code, subtotal: amountDue, amountPaid,',
})
