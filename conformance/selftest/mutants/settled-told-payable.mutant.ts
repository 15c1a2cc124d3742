import { mutant } from '../mutant.ts'

export default mutant({
  name: 'settled-told-payable',
  breaks: 'A refusal offers to pay what is settled.',
  requirement: 'INV-1.10',
  file: 'reference-engine/src/application/invoices/allowed-as-it-is.ts',
  find: '    ...refusedPayments(invoice),\n',
  replace: '',
})
