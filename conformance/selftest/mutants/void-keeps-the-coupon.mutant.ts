import { mutant } from '../mutant.ts'

export default mutant({
  name: 'void-keeps-the-coupon',
  breaks: 'A void invoice keeps the use of its discounts.',
  requirement: 'DSC-2.8',
  file: 'reference-engine/src/application/invoices/undo-invoice.ts',
  find: 'if (invoice.discounts.length > 0) {',
  replace: 'if (invoice.discounts.length > 1000) {',
})
