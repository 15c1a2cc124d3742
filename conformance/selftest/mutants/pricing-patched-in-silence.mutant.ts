import { mutant } from '../mutant.ts'

export default mutant({
  name: 'pricing-patched-in-silence',
  breaks: 'A patch of the pricing is answered as if it were done.',
  requirement: 'PRC-1.6',
  file: 'reference-engine/src/api/request/read-body.ts',
  find: 'if (!check(body)) return { mediaType, body, faults: faultsOf(check.errors) }',
  replace: [
    'if (!check(body)) {',
    '      const known = faultsOf(check.errors).filter(({ pointer, code }) =>',
    '        pointer !== \'/pricing\' || code !== \'unknown_property\')',
    '      return { mediaType, body, faults: known }',
    '    }',
  ].join('\n'),
})
