import { CompiledQuery } from 'kysely'
import type { Transaction } from './database.ts'

/** Runs `work` so that its failure undoes only itself, not the whole transaction. */
export const savepoint = async <Result>(
  transaction: Transaction,
  work: () => Promise<Result>
): Promise<Result> => {
  await run(transaction, 'savepoint part')
  try {
    const result = await work()
    await run(transaction, 'release savepoint part')
    return result
  } catch (error) {
    await run(transaction, 'rollback to savepoint part')
    await run(transaction, 'release savepoint part')
    throw error
  }
}

const run = (transaction: Transaction, statement: string) =>
  transaction.executeQuery(CompiledQuery.raw(statement))
