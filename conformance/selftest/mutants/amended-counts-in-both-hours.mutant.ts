import { mutant } from '../mutant.ts'

export default mutant({
  name: 'amended-counts-in-both-hours',
  breaks: 'An event that is amended to another hour counts in the old one, too.',
  requirement: 'USG-6.6',
  file: 'reference-engine/src/persistence/usage/correct-usage-event.ts',
  find: 'new Map([before, after].map(',
  replace: 'new Map([after].map(',
})
