import { mutant } from '../mutant.ts'

export default mutant({
  name: 'commit-at-its-own-instant',
  breaks: 'A committed preview takes effect when it is committed.',
  requirement: 'SUB-6.4',
  file: 'reference-engine/src/application/subscriptions/intended-change.ts',
  find: 'const effectiveAt = previewedAt ?? instantOf(terms, held)',
  replace: 'const effectiveAt = previewedAt && instantOf(terms, held)\n'
    + '    || instantOf(terms, held)',
})
