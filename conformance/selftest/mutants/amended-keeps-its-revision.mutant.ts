import { mutant } from '../mutant.ts'

export default mutant({
  name: 'amended-keeps-its-revision',
  breaks: 'An amended event is shown with its first revision.',
  requirement: 'USG-6.2',
  file: 'reference-engine/src/api/convert/stored-usage-events.ts',
  find: [
    'revision: event.revision,',
    '  voided_at',
  ].join('\n'),
  replace: [
    'revision: 1,',
    '  voided_at',
  ].join('\n'),
})
