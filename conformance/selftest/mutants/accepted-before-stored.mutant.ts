import { mutant } from '../mutant.ts'

export default mutant({
  name: 'accepted-before-stored',
  breaks: 'An event is accepted before it is stored.',
  requirement: 'USG-4.1',
  file: 'reference-engine/src/application/usage-events/ingest-usage-events.ts',
  find: '    return storeUsageEvents({ organizationId, version, atomic, refused, events })',
  replace: [
    '    const request = { organizationId, version, atomic, refused, events }',
    '    setTimeout(() => void storeUsageEvents(request), 400)',
    '    return { state: \'stored\', outcomes: events.map(() => \'accepted\') }',
  ].join('\n'),
})
