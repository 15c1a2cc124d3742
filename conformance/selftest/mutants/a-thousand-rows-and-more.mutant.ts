import { mutant } from '../mutant.ts'

export default mutant({
  name: 'a-thousand-rows-and-more',
  breaks: 'A usage query has a row more than it may.',
  requirement: 'MTR-8.3',
  file: 'reference-engine/src/application/meters/query-meter-usage.ts',
  find: 'if (rows.length <= rows_max) return',
  replace: 'if (rows.length <= rows_max + 1) return',
})
