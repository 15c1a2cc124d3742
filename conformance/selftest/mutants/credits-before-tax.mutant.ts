import { mutant } from '../mutant.ts'

export default mutant({
  name: 'credits-before-tax',
  breaks: 'Credits pay what is due without its tax.',
  requirement: 'CRD-3.2',
  file: 'reference-engine/src/application/invoices/seal-invoices.ts',
  find: 'amountDue: calculated.total, at',
  replace: 'amountDue: calculated.subtotal.minus(calculated.discountTotal), at',
})
