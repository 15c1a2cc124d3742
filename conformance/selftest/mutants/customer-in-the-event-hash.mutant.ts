import { mutant } from '../mutant.ts'

export default mutant({
  name: 'customer-in-the-event-hash',
  breaks: 'The hash of an event depends on the id of its customer.',
  requirement: 'DET-2.1',
  file: 'reference-engine/src/application/usage-events/judge-event.ts',
  find: 'const hash = payloadHash(event, sha256)',
  replace: [
    'const properties = { ...event.properties, customer: customer?.id ?? \'\' }',
    '  const hash = payloadHash({ ...event, properties }, sha256)',
  ].join('\n'),
})
