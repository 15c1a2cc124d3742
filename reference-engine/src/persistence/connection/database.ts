import type {
  CompiledQuery, Kysely, QueryResult, Transaction as KyselyTransaction
} from 'kysely'

/** What a repository runs its statements on: the database itself or an open transaction. */
export type Queries = Kysely<unknown>

/** An open transaction; it ends with the function it was given to. */
export type Transaction = KyselyTransaction<unknown>

export type IsolationLevel = 'read committed' | 'repeatable read' | 'serializable'

export type TransactionOptions = {
  isolation?: IsolationLevel
  /** How often the whole function may run when PostgreSQL reports a race; 5 unless told. */
  attempts_max?: number
}

/**
 * One PostgreSQL, embedded or served. Every statement of the engine goes through here, so what
 * holds for one driver holds for the other: exact numbers as text, instants as RFC 3339 text.
 */
export interface Database {
  readonly driver: 'pglite' | 'postgresql'
  /** Statements that each are their own transaction; refused inside `transaction`. */
  readonly queries: Queries
  /** Runs one statement that is its own transaction; rejects as `transaction` does. */
  run<Row>(query: CompiledQuery): Promise<QueryResult<Row>>
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it rejects.
   * After a serialization failure or a deadlock `work` runs again, so it must not touch anything
   * but the database. Transactions do not nest.
   */
  transaction<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    options?: TransactionOptions
  ): Promise<Result>
  /** Resolves when the database answers; rejects with `DatabaseUnreachable` when it does not. */
  ping(): Promise<void>
  close(): Promise<void>
}
