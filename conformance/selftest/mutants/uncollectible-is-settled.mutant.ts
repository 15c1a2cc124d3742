import { mutant } from '../mutant.ts'

export default mutant({
  name: 'uncollectible-is-settled',
  breaks: 'An invoice that is given up is settled.',
  requirement: 'SUB-3.2',
  file: 'reference-engine/src/persistence/invoices/overdue-subscriptions.ts',
  find: 'and i.amount_remaining > 0 and i.due_at <= v.at)',
  replace: 'and i.amount_remaining > 0 and i.due_at <= v.at\n'
    + '    and i.payment_status <> \'uncollectible\')',
})
