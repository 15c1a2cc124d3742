import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unselected-event-rejected',
  breaks: 'An event that no filter selects is rejected.',
  requirement: 'MTR-5.2',
  file: 'reference-engine/src/application/usage-events/judge-event.ts',
  find: '  return { propertiesJson, payloadHash, counted, faults }',
  replace: [
    '  if (counted.length === 0 && faults.length === 0) faults.push(unmetered)',
    '  return { propertiesJson, payloadHash, counted, faults }',
  ].join('\n'),
})
