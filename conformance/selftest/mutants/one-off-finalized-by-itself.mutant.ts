import { mutant } from '../mutant.ts'

export default mutant({
  name: 'one-off-finalized-by-itself',
  breaks: 'A one-off invoice is finalized after an hour.',
  requirement: 'INV-7.5',
  file: 'reference-engine/src/application/invoices/create-invoice.ts',
  find: 'finalizeAt: null, dueAt',
  replace: 'finalizeAt: now.add({ hours: 1 }), dueAt',
})
