import { mutant } from '../mutant.ts'

export default mutant({
  name: 'no-day-is-charged',
  breaks: 'A charge for no day has a line.',
  requirement: 'PRO-1.4',
  file: 'reference-engine/src/domain/subscriptions/open-items.ts',
  find: '  if (portion?.numerator === 0) return { item: charged }\n',
  replace: '',
})
