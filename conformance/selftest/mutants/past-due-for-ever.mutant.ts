import { mutant } from '../mutant.ts'

export default mutant({
  name: 'past-due-for-ever',
  breaks: 'A past due subscription stays so.',
  requirement: 'SUB-3.2',
  file: 'reference-engine/src/domain/subscriptions/past-due.ts',
  find: '  if (state !== \'past_due\') return subscription\n',
  replace: '  if (state !== \'active\') return subscription\n',
})
