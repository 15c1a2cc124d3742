import { mutant } from '../mutant.ts'

export default mutant({
  name: 'restored-after-its-void',
  breaks: 'What is given back to a voided grant stays there.',
  requirement: 'CRD-4.1',
  file: 'reference-engine/src/domain/credits/grant-end.ts',
  find: 'grant.voided ? endOf(\'voided\', amount) : []',
  replace: 'grant.voided ? endOf(\'voided\', amount).slice(1) : []',
})
