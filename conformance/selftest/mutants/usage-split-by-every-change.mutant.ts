import { mutant } from '../mutant.ts'

export default mutant({
  name: 'usage-split-by-every-change',
  breaks: 'Usage that goes on is split by a change.',
  requirement: 'SUB-6.9',
  file: 'reference-engine/src/domain/subscriptions/apply-change.ts',
  find: '  if (term === undefined || item.metered) return term !== undefined\n',
  replace: '  if (term === undefined || item.metered) return false\n',
})
