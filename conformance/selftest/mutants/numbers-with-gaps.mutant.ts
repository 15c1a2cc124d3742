import { mutant } from '../mutant.ts'

export default mutant({
  name: 'numbers-with-gaps',
  breaks: 'Every second number is left out.',
  requirement: 'INV-3.1',
  file: 'reference-engine/src/persistence/invoices/invoice-numbers.ts',
  find: 'last_number = s.last_number + excluded.last_number',
  replace: 'last_number = s.last_number + excluded.last_number + 1',
})
