import { mutant } from '../mutant.ts'

export default mutant({
  name: 'half-a-batch-dropped',
  breaks: 'Of a thousand events only five hundred are taken.',
  requirement: 'USG-1.1',
  file: 'reference-engine/src/api/convert/usage-events.ts',
  find: 'events: events.map(sentEvent), atomic: atomic === true',
  replace: 'events: events.slice(0, 500).map(sentEvent), atomic: atomic === true',
})
