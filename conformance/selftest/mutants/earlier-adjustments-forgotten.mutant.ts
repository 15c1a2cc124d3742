import { mutant } from '../mutant.ts'

export default mutant({
  name: 'earlier-adjustments-forgotten',
  breaks: 'A second adjustment bills the first one again.',
  requirement: 'USG-7.2',
  file: 'reference-engine/src/persistence/usage/close-usage-windows.ts',
  find: 'amount = w.amount + excluded.amount',
  replace: 'amount = w.amount',
})
