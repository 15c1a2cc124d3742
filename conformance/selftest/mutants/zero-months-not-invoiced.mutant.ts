import { mutant } from '../mutant.ts'

export default mutant({
  name: 'zero-months-not-invoiced',
  breaks: 'A period without usage is never invoiced.',
  requirement: 'INV-1.4',
  file: 'reference-engine/src/application/billing/run-boundary.ts',
  find: 'draft === undefined ? [] : await',
  replace: 'draft === undefined || draft.total.isZero() ? [] : await',
})
