import { mutant } from '../mutant.ts'

export default mutant({
  name: 'used-told-voidable',
  breaks: 'A refusal offers to void what gave balance that is used.',
  requirement: 'INV-1.10',
  file: 'reference-engine/src/application/invoices/allowed-as-it-is.ts',
  find: 'used.includes(true) || ',
  replace: '',
})
