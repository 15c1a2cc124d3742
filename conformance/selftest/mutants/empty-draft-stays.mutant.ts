import { mutant } from '../mutant.ts'

export default mutant({
  name: 'empty-draft-stays',
  breaks: 'A draft of which nothing is left is never finalized.',
  requirement: 'INV-6.3',
  file: 'reference-engine/src/application/invoices/recalculate-drafts.ts',
  find: 'if (invoice === undefined || customer === undefined) return []',
  replace: 'if (invoice === undefined || customer === undefined || !invoice.lines[0]) return []',
})
