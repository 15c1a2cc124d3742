import { mutant } from '../mutant.ts'

export default mutant({
  name: 'structured-event-without-data',
  breaks: 'A single structured CloudEvent loses its data.',
  requirement: 'USG-2.6',
  file: 'reference-engine/src/api/convert/usage-events.ts',
  find: 'events: [sentCloudEvent(event)], atomic: true',
  replace: 'events: [{ ...sentCloudEvent(event), properties: {} }], atomic: true',
})
