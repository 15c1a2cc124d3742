import { mutant } from '../mutant.ts'

export default mutant({
  name: 'preview-of-a-balance',
  breaks: 'A preview tells balance where a refund was asked for.',
  requirement: 'CRN-4.4',
  file: 'reference-engine/src/application/credit-notes/preview-credit-note.ts',
  find: 'calculateCreditNote(store, { invoice, terms, currencies })',
  replace: [
    'calculateCreditNote(store,',
    '          { invoice, terms: { ...terms, settlement: \'balance\' }, currencies })',
  ].join('\n'),
})
