import { mutant } from '../mutant.ts'

export default mutant({
  name: 'oldest-first',
  breaks: 'Lists show the oldest first.',
  requirement: 'PAG-4.3',
  file: 'reference-engine/src/persistence/record-table.ts',
  find: 'order by id desc limit',
  replace: 'order by id limit',
})
