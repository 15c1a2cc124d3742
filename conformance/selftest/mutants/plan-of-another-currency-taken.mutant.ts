import { mutant } from '../mutant.ts'

export default mutant({
  name: 'plan-of-another-currency-taken',
  breaks: 'A change to another currency is taken.',
  requirement: 'SUB-6.8',
  file: 'reference-engine/src/application/subscriptions/intended-change.ts',
  find: '  if (version.currency !== subscription.stored.currency) throw new'
    + ' Refusal(\'currency_mismatch\')\n',
  replace: '',
})
