import { AsyncLocalStorage } from 'node:async_hooks'
import type { Read, Transact } from '../application/ports.ts'
import type { Store as StoredRecords, TransactionRepositories } from './store.ts'

type UnitOfWork = {
  readonly transaction: Transact
  readonly read: Read
  /** Everything inside shares one transaction: what use cases open joins it. */
  readonly together: <Result>(
    work: (repositories: TransactionRepositories) => Promise<Result>
  ) => Promise<Result>
}

/**
 * Transactions that a caller can widen: the api records the answer to an idempotency key in the
 * very transaction of its effect, and the use case in between need not know.
 */
export const unitOfWork = (stored: StoredRecords): UnitOfWork => {
  const shared = new AsyncLocalStorage<TransactionRepositories>()
  return {
    transaction: (work) => {
      const joined = shared.getStore()
      return joined === undefined ? stored.transaction(work) : work(joined)
    },
    read: (work) => work(shared.getStore() ?? stored),
    together: (work) => stored.transaction((repositories) =>
      shared.run(repositories, () => work(repositories)))
  }
}
