import { mutant } from '../mutant.ts'

export default mutant({
  name: 'customer-in-the-event-hash',
  breaks: 'The hash of an event depends on the id of its customer.',
  requirement: 'DET-2.1',
  file: 'reference-engine/src/application/usage-events/judge-event.ts',
  find: 'sha256(canonicalEvent(payload, propertiesJson))',
  replace: 'sha256(canonicalEvent(payload, propertiesJson) + payload.customerId)',
})
