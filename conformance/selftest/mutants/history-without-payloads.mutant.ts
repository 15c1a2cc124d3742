import { mutant } from '../mutant.ts'

export default mutant({
  name: 'history-without-payloads',
  breaks: 'The history of an event forgets the properties.',
  requirement: 'USG-6.2',
  file: 'reference-engine/src/persistence/usage/correct-usage-event.ts',
  find: 'e.timestamp, e.properties, e.payload_hash, coalesce(',
  replace: 'e.timestamp, \'{}\', e.payload_hash, coalesce(',
})
