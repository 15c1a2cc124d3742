import { mutant } from '../mutant.ts'

export default mutant({
  name: 'last-share-takes-the-rest',
  breaks: 'Of equal remainders the last comes first.',
  requirement: 'MON-5.2',
  file: 'reference-engine/src/domain/money/settle-remainders.ts',
  find: '.sort((one, other) => other.rest > one.rest ? 1 : other.rest < one.rest ? -1 : 0)',
  replace: [
    '.sort((one, other) => other.rest > one.rest ? 1',
    '      : other.rest < one.rest ? -1 : other.index - one.index)',
  ].join('\n'),
})
