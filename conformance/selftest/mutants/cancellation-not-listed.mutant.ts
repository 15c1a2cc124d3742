import { mutant } from '../mutant.ts'

export default mutant({
  name: 'cancellation-not-listed',
  breaks: 'An advance does not list that a subscription ended.',
  requirement: 'SIM-1.3',
  file: 'reference-engine/src/application/billing/store-turns.ts',
  find: '  canceled: \'subscription_canceled\',\n',
  replace: '',
})
