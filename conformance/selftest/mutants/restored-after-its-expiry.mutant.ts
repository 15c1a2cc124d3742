import { mutant } from '../mutant.ts'

export default mutant({
  name: 'restored-after-its-expiry',
  breaks: 'What is given back to an expired grant stays there.',
  requirement: 'CRD-4.1',
  file: 'reference-engine/src/domain/credits/grant-end.ts',
  find: '!grant.voided && isExpired(grant, at) ? endOf(\'expired\', amount) : []',
  replace: '!grant.voided && isExpired(grant, at) ? endOf(\'expired\', amount).slice(1) : []',
})
