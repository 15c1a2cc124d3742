import { mutant } from '../mutant.ts'

export default mutant({
  name: 'meaning-refused-with-400',
  breaks: 'A request that its meaning forbids is refused with 400.',
  requirement: 'ERR-2.4',
  file: 'reference-engine/src/api/problems/meaning-problems.ts',
  find: [
    '  currency_unknown: {',
    '    status: 422,',
  ].join('\n'),
  replace: [
    '  currency_unknown: {',
    '    status: 400,',
  ].join('\n'),
})
