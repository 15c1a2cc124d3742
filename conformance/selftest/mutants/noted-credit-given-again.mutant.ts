import { mutant } from '../mutant.ts'

export default mutant({
  name: 'noted-credit-given-again',
  breaks: 'What a credit note gave back is credited again.',
  requirement: 'PRO-2.3',
  file: 'reference-engine/src/application/invoices/charged-lines.ts',
  find: 'takenBack: money(line.creditedAmount).plus(money(line.proratedAmount)),',
  replace: 'takenBack: money(line.proratedAmount),',
})
