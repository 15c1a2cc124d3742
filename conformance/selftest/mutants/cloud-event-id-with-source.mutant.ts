import { mutant } from '../mutant.ts'

export default mutant({
  name: 'cloud-event-id-with-source',
  breaks: 'A CloudEvent has another id than the same event.',
  requirement: 'USG-2.3',
  file: 'reference-engine/src/api/convert/usage-events.ts',
  find: [
    'id: event.id,',
    '  eventName: event.type,',
  ].join('\n'),
  replace: [
    'id: `${event.source}/${event.id}`,',
    '  eventName: event.type,',
  ].join('\n'),
})
