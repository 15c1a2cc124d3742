import { mutant } from '../mutant.ts'

export default mutant({
  name: 'coupon-never-used-up',
  breaks: 'A coupon goes on for ever, whatever it says.',
  requirement: 'DSC-2.3',
  file: 'reference-engine/src/application/invoices/seal-invoices.ts',
  find: 'if (uses.length > 0) await store.discounts.consume(uses)',
  replace: '',
})
