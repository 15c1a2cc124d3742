import { mutant } from '../mutant.ts'

export default mutant({
  name: 'last-share-takes-the-rest',
  breaks: 'Of equal remainders the last comes first.',
  requirement: 'MON-5.2',
  file: 'reference-engine/src/domain/money/largest-remainder.ts',
  find: '.sort((one, other) => other.remainder.compare(one.remainder))',
  replace: [
    '.sort((one, other) =>',
    '      other.remainder.compare(one.remainder) || other.index - one.index)',
  ].join('\n'),
})
