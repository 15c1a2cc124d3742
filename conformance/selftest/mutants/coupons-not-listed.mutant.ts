import { mutant } from '../mutant.ts'

export default mutant({
  name: 'coupons-not-listed',
  breaks: 'An invoice does not list the coupons that reduced it.',
  requirement: 'INV-5.1',
  file: 'reference-engine/src/api/convert/invoices.ts',
  find: 'discounts: [...stored.discounts],',
  replace: 'discounts: [],',
})
