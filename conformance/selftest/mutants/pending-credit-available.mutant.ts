import { mutant } from '../mutant.ts'

export default mutant({
  name: 'pending-credit-available',
  breaks: 'What is not yet effective is told to be available.',
  requirement: 'CRD-3.4',
  file: 'reference-engine/src/persistence/credits/credit-balances.ts',
  find: 'case when effective_at <= ${instantText(now)}::timestamptz',
  replace: 'case when effective_at <= ${instantText(now)}::timestamptz + interval \'99 years\'',
})
