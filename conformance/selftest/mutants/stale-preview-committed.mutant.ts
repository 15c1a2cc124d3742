import { mutant } from '../mutant.ts'

export default mutant({
  name: 'stale-preview-committed',
  breaks: 'A preview is committed whatever it would bill by now.',
  requirement: 'SUB-6.5',
  file: 'reference-engine/src/application/subscriptions/create-subscription-change.ts',
  find: '    && current.total === preview.total) return\n',
  replace: '    || current.total !== preview.total) return\n',
})
