import { mutant } from '../mutant.ts'

export default mutant({
  name: 'paid-invoice-voided',
  breaks: 'An invoice with payments is voided.',
  requirement: 'INV-2.3',
  file: 'reference-engine/src/domain/invoicing/refuse-voiding.ts',
  find: 'if (amountPaid.isZero() && creditNoteCount === 0 && !creditedElsewhere) return',
  replace: 'if (creditNoteCount === 0 && !creditedElsewhere) return',
})
