import { mutant } from '../mutant.ts'

export default mutant({
  name: 'last-usage-not-billed',
  breaks: 'The usage before the end of a subscription is not billed.',
  requirement: 'SUB-2.3',
  file: 'reference-engine/src/application/billing/run-boundary.ts',
  find: 'const lines = [...invoiceLines(boundary, { items, usage }), ...late]',
  replace: [
    'const lines = stored.cancelAt === null',
    '    ? [...invoiceLines(boundary, { items, usage }), ...late] : []',
  ].join('\n'),
})
