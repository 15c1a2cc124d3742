import { mutant } from '../mutant.ts'

export default mutant({
  name: 'token-never-expires',
  breaks: 'A token is good for ever.',
  requirement: 'SUB-6.6',
  file: 'reference-engine/src/application/subscriptions/create-subscription-change.ts',
  find: '    && isBefore(now, preview.expiresAt)\n',
  replace: '',
})
