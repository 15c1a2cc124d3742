import { mutant } from '../mutant.ts'

export default mutant({
  name: 'prorated-invoice-voided',
  breaks: 'An invoice is voided whose charge a later invoice credits.',
  requirement: 'INV-2.3',
  file: 'reference-engine/src/domain/invoicing/refuse-voiding.ts',
  find: 'if (amountPaid.isZero() && creditNoteCount === 0 && !creditedElsewhere) return',
  replace: 'if (amountPaid.isZero() && creditNoteCount === 0) return',
})
