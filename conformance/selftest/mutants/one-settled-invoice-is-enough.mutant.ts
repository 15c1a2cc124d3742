import { mutant } from '../mutant.ts'

export default mutant({
  name: 'one-settled-invoice-is-enough',
  breaks: 'Settling one overdue invoice settles all.',
  requirement: 'SUB-3.2',
  file: 'reference-engine/src/application/subscriptions/settle-subscription.ts',
  find: '  if (overdue.length === 0) {\n',
  replace: '  if (overdue.length < 2) {\n',
})
