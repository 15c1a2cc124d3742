import { mutant } from '../mutant.ts'

export default mutant({
  name: 'draft-not-recalculated',
  breaks: 'A draft is finalized with the usage of its first calculation.',
  requirement: 'INV-4.2',
  file: 'reference-engine/src/application/invoices/finalize-draft.ts',
  find: 'if (calculationDigest !== draft.calculationDigest)',
  replace: 'if (draft.status === \'void\')',
})
