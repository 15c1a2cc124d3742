import { mutant } from '../mutant.ts'

export default mutant({
  name: 'zero-months-not-invoiced',
  breaks: 'A period without usage is never invoiced.',
  requirement: 'INV-1.4',
  file: 'reference-engine/src/application/invoices/draft-invoices.ts',
  find: ' || invoice.lines.length === 0) continue',
  replace: ' || invoice.total.isZero()) continue',
})
