import { mutant } from '../mutant.ts'

export default mutant({
  name: 'expired-when-it-was-made',
  breaks: 'An expiry is dated by the instant at which the grant was effective.',
  requirement: 'CRD-3.5',
  file: 'reference-engine/src/application/credit-grants/expire-credit-grant.ts',
  find: 'at: grant.expiresAt ?? now',
  replace: 'at: grant.effectiveAt',
})
