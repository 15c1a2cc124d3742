import { mutant } from '../mutant.ts'

export default mutant({
  name: 'empty-invoices',
  breaks: 'A boundary with nothing to bill makes an invoice without lines.',
  requirement: 'INV-6.1',
  file: 'reference-engine/src/domain/invoicing/invoice.ts',
  find: 'if (draft.lines.length === 0) return undefined',
  replace: '',
})
