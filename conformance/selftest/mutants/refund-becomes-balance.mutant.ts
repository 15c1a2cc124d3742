import { mutant } from '../mutant.ts'

export default mutant({
  name: 'refund-becomes-balance',
  breaks: 'What was refunded outside becomes balance as well.',
  requirement: 'CRN-4.3',
  file: 'reference-engine/src/domain/credits/credit-note-split.ts',
  find: 'const refunded = settlement === \'refund\'\n',
  replace: 'const refunded = settlement === \'refund\' && total.isNegative()\n',
})
