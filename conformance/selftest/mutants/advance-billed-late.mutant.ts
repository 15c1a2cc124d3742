import { mutant } from '../mutant.ts'

export default mutant({
  name: 'advance-billed-late',
  breaks: 'Charges in advance are billed for the period that closes.',
  requirement: 'INV-1.5',
  file: 'reference-engine/src/domain/invoicing/invoice-lines.ts',
  find: 'fixedLines(item, opens)) : []',
  replace: 'fixedLines(item, closes ?? opens)) : []',
})
