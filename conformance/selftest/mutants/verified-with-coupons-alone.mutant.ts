import { mutant } from '../mutant.ts'

export default mutant({
  name: 'verified-with-coupons-alone',
  breaks: 'A verification forgets what coupons had to leave.',
  requirement: 'INV-8.5',
  file: 'reference-engine/src/application/invoices/calculate-again.ts',
  find: 'creditedThen(stored, currency)',
  replace: '[]',
})
