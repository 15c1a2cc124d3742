import { mutant } from '../mutant.ts'

export default mutant({
  name: 'voided-grant-keeps-its-rest',
  breaks: 'A voided grant loses nothing.',
  requirement: 'CRD-3.6',
  file: 'reference-engine/src/domain/credits/grant-end.ts',
  find: 'remaining.isZero() ? [] : [{ type, amount: remaining.negate() }]',
  replace: 'remaining.isZero() || type === \'voided\' ? [] : [{ type, amount: remaining.negate() '
    + '}]',
})
