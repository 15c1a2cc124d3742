import { mutant } from '../mutant.ts'

export default mutant({
  name: 'refreshed-with-the-taxes-of-then',
  breaks: 'A refreshed draft keeps the taxes of its creation.',
  requirement: 'INV-4.3',
  file: 'reference-engine/src/application/invoices/refresh-invoice.ts',
  find: 'const draft = { ...before, taxRateIds: await taxRatesOfNow(work, held) }',
  replace: 'const draft = { ...before }',
})
