import { mutant } from '../mutant.ts'

export default mutant({
  name: 'empty-invoices',
  breaks: 'A turn with nothing to bill makes an invoice without lines.',
  requirement: 'INV-6.1',
  file: 'reference-engine/src/application/invoices/draft-invoices.ts',
  find: ' || invoice.lines.length === 0) continue',
  replace: ') continue',
})
