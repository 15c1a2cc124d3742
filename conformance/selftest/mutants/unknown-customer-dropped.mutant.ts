import { mutant } from '../mutant.ts'

export default mutant({
  name: 'unknown-customer-dropped',
  breaks: 'An event of an unknown customer is dropped without a word.',
  requirement: 'USG-2.4',
  file: 'reference-engine/src/application/usage-events/ingest-usage-events.ts',
  find: 'if (faults !== undefined) return { id, status: \'rejected\', faults }',
  replace: [
    'const [fault] = faults ?? []',
    '    if (fault?.code === \'customer_not_found\') {',
    '      return { id, status: \'accepted\', faults: [] }',
    '    }',
    '    if (faults !== undefined) return { id, status: \'rejected\', faults }',
  ].join('\n'),
})
