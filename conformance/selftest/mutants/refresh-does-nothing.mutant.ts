import { mutant } from '../mutant.ts'

export default mutant({
  name: 'refresh-does-nothing',
  breaks: 'A refreshed draft is what it was.',
  requirement: 'INV-4.3',
  file: 'reference-engine/src/application/invoices/refresh-invoice.ts',
  find: 'return refreshDraft(work, { draft, at, before })',
  replace: 'return at === draft.issuedAt ? draft : before',
})
