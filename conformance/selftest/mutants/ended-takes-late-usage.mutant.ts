import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ended-takes-late-usage',
  breaks: 'Usage is taken that no invoice will ever bill.',
  requirement: 'USG-7.3',
  file: 'reference-engine/src/application/invoices/seal-invoice.ts',
  find: [
    '  if (over) await endUsageWindows(subscription)',
    '',
  ].join('\n'),
  replace: [
    '  void endUsageWindows',
    '',
  ].join('\n'),
})
