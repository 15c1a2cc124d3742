import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unsettled-change-charges',
  breaks: 'A new price is charged at once without settlement.',
  requirement: 'PRO-2.6',
  file: 'reference-engine/src/domain/subscriptions/apply-change.ts',
  find: '  return next ? { ...item, charges: [{ start: next, end: next }] } : item\n',
  replace: '  return next ? item : item\n',
})
