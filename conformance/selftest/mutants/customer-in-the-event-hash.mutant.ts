import { mutant } from '../mutant.ts'

export default mutant({
  name: 'customer-in-the-event-hash',
  breaks: 'The hash of an event depends on the id of its customer.',
  requirement: 'DET-2.1',
  file: 'reference-engine/src/application/usage-events/judge-event.ts',
  find: 'const hash = payloadHash(event, sha256)',
  replace: [
    'const owner = { customer: customer?.id ?? \'\' }',
    '  const hash = payloadHash({ ...event, properties: { ...event.properties, ...owner } }, sha256)',
  ].join('\n'),
})
