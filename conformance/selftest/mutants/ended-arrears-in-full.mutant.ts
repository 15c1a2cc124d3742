import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ended-arrears-in-full',
  breaks: 'Arrears that end are due in full.',
  requirement: 'PRO-2.5',
  file: 'reference-engine/src/domain/subscriptions/close-item.ts',
  find: '  const end = inFull ? whole.end : at\n',
  replace: '  const end = inFull || !at.equals(whole.end) ? whole.end : at\n',
})
