import { mutant } from '../mutant.ts'

export default mutant({
  name: 'due-from-the-issue',
  breaks: 'Payment terms count from the issue of an invoice.',
  requirement: 'INV-1.9',
  file: 'reference-engine/src/application/invoices/seal-invoices.ts',
  find: 'draft.dueAt ?? hoursAfter(at,',
  replace: 'draft.dueAt ?? hoursAfter(draft.issuedAt,',
})
