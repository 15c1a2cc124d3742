import { mutant } from '../mutant.ts'

export default mutant({
  name: 'rejected-cloudevent-answered',
  breaks: 'A single CloudEvent that is rejected is answered with 200.',
  requirement: 'USG-2.7',
  file: 'reference-engine/src/api/convert/usage-events.ts',
  find: 'events: [sentCloudEvent(event)], atomic: true',
  replace: 'events: [sentCloudEvent(event)], atomic: false',
})
