import { mutant } from '../mutant.ts'

export default mutant({
  name: 'page-repeats-the-last',
  breaks: 'A page begins with the last object of the page before.',
  requirement: 'PAG-4.4',
  file: 'reference-engine/src/persistence/record-table.ts',
  find: 'sql`and id < ',
  replace: 'sql`and id <= ',
})
