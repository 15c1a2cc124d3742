import { mutant } from '../mutant.ts'

export default mutant({
  name: 'amended-unjudged',
  breaks: 'An event may be amended to what no meter can read.',
  requirement: 'USG-6.5',
  file: 'reference-engine/src/application/usage-events/amend-usage-event.ts',
  find: 'faults: revision < revisions_max ? faults : [...faults, tooMany],',
  replace: 'faults: revision < revisions_max ? [] : [...faults, tooMany],',
})
