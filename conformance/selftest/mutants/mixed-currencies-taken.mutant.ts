import { mutant } from '../mutant.ts'

export default mutant({
  name: 'mixed-currencies-taken',
  breaks: 'A plan may mix currencies.',
  requirement: 'MON-6.2',
  file: 'reference-engine/src/application/plans/plan-terms.ts',
  find: 'refuseFaults(\'plan_currency_mismatch\', planCurrencyFaults(items, currency))',
  replace: 'planCurrencyFaults(items, currency)',
})
