import { mutant } from '../mutant.ts'

export default mutant({
  name: 'replaced-payload-conflicts',
  breaks: 'A payload that was replaced is a conflict when it comes again.',
  requirement: 'USG-6.4',
  file: 'reference-engine/src/persistence/usage/store-events.ts',
  find: 'on r.bucket = b and r.customer_number = c and r.id = i`',
  replace: 'on r.bucket = b and r.customer_number = c and r.id = i and false`',
})
