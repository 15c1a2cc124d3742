import { mutant } from '../mutant.ts'

export default mutant({
  name: 'payment-in-any-currency',
  breaks: 'A payment counts whatever its currency.',
  requirement: 'INV-1.7',
  file: 'reference-engine/src/domain/invoicing/record-payment.ts',
  find: 'if (currency !== expected.code) {',
  replace: 'if (currency === \'\') {',
})
