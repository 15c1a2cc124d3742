import { mutant } from '../mutant.ts'

export default mutant({
  name: 'never-past-due',
  breaks: 'Nothing makes a subscription past due.',
  requirement: 'SUB-3.1',
  file: 'reference-engine/src/domain/subscriptions/past-due.ts',
  find: '  if (state !== \'active\') return subscription\n',
  replace: '  if (state !== \'past_due\') return subscription\n',
})
