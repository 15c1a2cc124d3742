import { mutant } from '../mutant.ts'

export default mutant({
  name: 'part-payment-settles',
  breaks: 'A part of an invoice is enough for it not to be overdue.',
  requirement: 'SUB-3.1',
  file: 'reference-engine/src/application/billing/mark-past-due.ts',
  find: '  invoice.status === \'finalized\' &&'
    + ' Decimal.parse(invoice.amountRemaining).isPositive()\n',
  replace: '  invoice.status === \'finalized\' && invoice.amountRemaining === invoice.amountDue\n'
    + '    && Decimal.parse(invoice.amountRemaining).isPositive()\n',
})
