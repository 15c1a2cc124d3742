import { mutant } from '../mutant.ts'

export default mutant({
  name: 'expiry-without-an-entry',
  breaks: 'What expires stays in the ledger.',
  requirement: 'CRD-3.5',
  file: 'reference-engine/src/domain/credits/grant-end.ts',
  find: 'remaining.isZero() ? [] : [{ type, amount: remaining.negate() }]',
  replace: 'remaining.isZero() || type === \'expired\' ? [] : [{ type, amount: '
    + 'remaining.negate() }]',
})
