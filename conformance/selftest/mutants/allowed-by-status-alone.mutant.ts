import { mutant } from '../mutant.ts'

export default mutant({
  name: 'allowed-by-status-alone',
  breaks: 'A refusal lists what payments and replacements forbid.',
  requirement: 'INV-1.10',
  file: 'reference-engine/src/application/invoices/allowed-as-it-is.ts',
  find: 'refused: await refusedActions(work, invoice),',
  replace: 'refused: [],',
})
