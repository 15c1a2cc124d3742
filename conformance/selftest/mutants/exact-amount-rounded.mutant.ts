import { mutant } from '../mutant.ts'

export default mutant({
  name: 'exact-amount-rounded',
  breaks: 'A line keeps its rounded amount as the exact one.',
  requirement: 'INV-7.2',
  file: 'reference-engine/src/application/invoices/line-records.ts',
  find: 'amountUnrounded: line.amountUnrounded,',
  replace: 'amountUnrounded: line.amount.amount,',
})
