import { mutant } from '../mutant.ts'

export default mutant({
  name: 'draft-not-recalculated',
  breaks: 'A draft is finalized with the amounts of its first calculation.',
  requirement: 'INV-4.2',
  file: 'reference-engine/src/application/invoices/recalculate-drafts.ts',
  find: '...draft, ...figures, customerSnapshot',
  replace: '...figures, ...draft, customerSnapshot',
})
