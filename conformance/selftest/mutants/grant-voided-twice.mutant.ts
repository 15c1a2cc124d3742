import { mutant } from '../mutant.ts'

export default mutant({
  name: 'grant-voided-twice',
  breaks: 'A voided grant can be voided again.',
  requirement: 'CRD-3.6',
  file: 'reference-engine/src/application/credit-grants/void-credit-grant.ts',
  find: 'transition(creditGrantMachine, { state, action: \'void\' })',
  replace: '',
})
