import { mutant } from '../mutant.ts'

export default mutant({
  name: 'level-ends-with-its-hour',
  breaks: 'A level falls to 0 at the end of the hour of its event.',
  requirement: 'MTR-4.1',
  file: 'reference-engine/src/persistence/usage/window-statement.ts',
  find: 'sum(r.weighted + r.sum * (extract(epoch from w.end_at - r.hour) - 3600) * 1000000)',
  replace: 'sum(r.weighted)',
})
