import { mutant } from '../mutant.ts'

export default mutant({
  name: 'verified-without-looking',
  breaks: 'Every verification is identical.',
  requirement: 'INV-8.5',
  file: 'reference-engine/src/application/invoices/verify-invoice.ts',
  find: 'recalculatedDigest === digest ? \'identical\' : \'different\'',
  replace: 'recalculatedDigest === \'\' ? \'different\' : \'identical\'',
})
