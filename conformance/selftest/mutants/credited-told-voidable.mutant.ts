import { mutant } from '../mutant.ts'

export default mutant({
  name: 'credited-told-voidable',
  breaks: 'A refusal offers to void what carries a credit note.',
  requirement: 'INV-1.10',
  file: 'reference-engine/src/application/invoices/allowed-as-it-is.ts',
  find: '|| notes.length > 0 ',
  replace: '',
})
