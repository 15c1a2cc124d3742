import { mutant } from '../mutant.ts'

export default mutant({
  name: 'foreign-objects-listed',
  breaks: 'Lists forget whose objects they show.',
  requirement: 'SEC-1.4',
  file: 'reference-engine/src/persistence/record-table.ts',
  find: 'where ${condition(where)} ${older} order by id desc',
  replace: 'where ${sql.join([sql`true`, ...written(where).filter(([name]) => name !== "orga'
    + 'nization_id" && name !== "bucket").map(equals)], sql` and `)} ${older} order by '
    + 'id desc',
})
