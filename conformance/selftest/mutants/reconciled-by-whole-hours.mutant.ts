import { mutant } from '../mutant.ts'

export default mutant({
  name: 'reconciled-by-whole-hours',
  breaks: 'A reconciliation leaves out the hours that its window cuts.',
  requirement: 'USG-8.2',
  file: 'reference-engine/src/persistence/usage/usage-reconciliation.ts',
  find: [
    'eventCount += 1',
    '      checksum',
  ].join('\n'),
  replace: [
    'eventCount += 0',
    '      checksum',
  ].join('\n'),
})
