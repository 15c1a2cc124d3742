import { mutant } from '../mutant.ts'

export default mutant({
  name: 'foreign-object-readable',
  breaks: 'An object is found by its id alone, whose it is not asked.',
  requirement: 'SEC-1.3',
  file: 'reference-engine/src/persistence/record-table.ts',
  find: 'where ${condition(where)} limit 1',
  replace: 'where ${sql.join(written(where).filter(([name]) => name !== "organization_id" &&'
    + ' name !== "bucket").map(equals), sql` and `)} limit 1',
})
