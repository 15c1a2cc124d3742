import { mutant } from '../mutant.ts'

export default mutant({
  name: 'repeating-once',
  breaks: 'A coupon for several invoices reduces one.',
  requirement: 'DSC-2.3',
  file: 'reference-engine/src/domain/credits/coupon.ts',
  find: 'case \'repeating\': return durationInvoices',
  replace: 'case \'repeating\': return durationInvoices === undefined ? undefined : 1',
})
