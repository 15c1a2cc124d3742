import { mutant } from '../mutant.ts'

export default mutant({
  name: 'notes-forget-each-other',
  breaks: 'A line forgets what notes took of it.',
  requirement: 'CRN-4.1',
  file: 'reference-engine/src/application/credit-notes/settle-credited-invoice.ts',
  find: 'Money.parse(creditedAmount, reduced.currency).plus(change.amount)',
  replace: 'Money.parse(creditedAmount, reduced.currency)',
})
