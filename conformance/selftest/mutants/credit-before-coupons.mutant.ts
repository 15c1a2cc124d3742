import { mutant } from '../mutant.ts'

export default mutant({
  name: 'credit-before-coupons',
  breaks: 'A credit forgets the coupon of the charge.',
  requirement: 'PRO-2.1',
  file: 'reference-engine/src/persistence/invoices/charged-lines.ts',
  find: '  select v.ordinal, l.invoice_id, l.id, l.net_amount, l.credited_amount,\n',
  replace: '  select v.ordinal, l.invoice_id, l.id, l.amount as net_amount, l.credited_amount,\n',
})
