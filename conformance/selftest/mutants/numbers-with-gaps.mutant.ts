import { mutant } from '../mutant.ts'

export default mutant({
  name: 'numbers-with-gaps',
  breaks: 'Every second number is left out.',
  requirement: 'INV-3.1',
  file: 'reference-engine/src/persistence/invoices/invoice-repository.ts',
  find: 'sequence.last_number + 1',
  replace: 'sequence.last_number + 2',
})
