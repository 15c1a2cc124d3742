import { mutant } from '../mutant.ts'

export default mutant({
  name: 'amended-counts-nowhere',
  breaks: 'An event that is amended to another hour does not count in the new one.',
  requirement: 'USG-6.6',
  file: 'reference-engine/src/persistence/usage/correct-usage-event.ts',
  find: 'new Map([before, after].map(',
  replace: 'new Map([before].map(',
})
