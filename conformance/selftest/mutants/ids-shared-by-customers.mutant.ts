import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ids-shared-by-customers',
  breaks: 'Two customers cannot use one event id.',
  requirement: 'USG-2.2',
  file: 'reference-engine/src/persistence/usage/store-events.ts',
  find: 'if (!closed[index] && !takers.has(key)) takers.set(key, index)',
  replace: [
    'const taken = [...takers.keys()].some((other) => other.endsWith(` ${event.id}`))',
    '    if (!closed[index] && !taken) takers.set(key, index)',
  ].join('\n'),
})
