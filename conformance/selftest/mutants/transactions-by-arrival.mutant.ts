import { mutant } from '../mutant.ts'

export default mutant({
  name: 'transactions-by-arrival',
  breaks: 'The transactions are taken in the order of their arrival.',
  requirement: 'PRC-5.5',
  file: 'reference-engine/src/persistence/usage/usage-transactions.ts',
  find: 'order by v.n, e.timestamp, e.id',
  replace: 'order by v.n, e.received_at, e.id',
})
