import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unpaid-draft',
  breaks: 'A draft already says that it is unpaid.',
  requirement: 'INV-1.1',
  file: 'reference-engine/src/api/convert/invoices.ts',
  find: 'payment_status: stored.paymentStatus,',
  replace: 'payment_status: stored.paymentStatus ?? \'unpaid\',',
})
