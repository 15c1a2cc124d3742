import { AsyncLocalStorage } from 'node:async_hooks'
import { strict as assert } from 'node:assert'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CompiledQuery, Kysely, KyselyPlugin } from 'kysely'
import type { Database } from './database.ts'
import { errorCode } from './database-unreachable.ts'

const attempts_max_default = 5
const serializationFailure = '40001'
const deadlockDetected = '40P01'

type Opened = {
  driver: Database['driver']
  kysely: Kysely<unknown>
  close: () => Promise<void>
}

/** The port over an opened Kysely: retries races, forbids nesting. */
export const withTransactions = ({ driver, kysely, close }: Opened): Database => {
  // On one embedded connection a nested use would wait for itself for ever, and on a pool it
  // would silently leave the transaction; so both drivers refuse it.
  const inside = new AsyncLocalStorage<true>()
  return {
    driver,
    run: <Row>(query: CompiledQuery) => {
      assert(inside.getStore() !== true, 'transactions do not nest')
      return kysely.executeQuery<Row>(query)
    },
    queries: kysely.withPlugin(outsideOnly(() => inside.getStore() === true)),
    transaction: (work, { isolation = 'read committed', attempts_max } = {}) => {
      assert(inside.getStore() !== true, 'transactions do not nest')
      const once = () =>
        inside.run(true, () => kysely.transaction().setIsolationLevel(isolation).execute(work))
      return again(once, attempts_max ?? attempts_max_default)
    },
    ping: async () => {
      await kysely.selectNoFrom((select) => select.lit(1).as('one')).execute()
    },
    close
  }
}

/** Retries what PostgreSQL asks to retry; the pause grows so that rivals can finish. */
const again = async <Result>(once: () => Promise<Result>, attempts_max: number) => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once()
    } catch (error) {
      const code = errorCode(error)
      const raced = code === serializationFailure || code === deadlockDetected
      if (!raced || attempt >= attempts_max) throw error
      await sleep(10 * attempt * attempt)
    }
  }
}

const outsideOnly = (isInside: () => boolean): KyselyPlugin => ({
  transformQuery: ({ node }) => {
    assert(!isInside(), 'a statement inside a transaction must run on that transaction')
    return node
  },
  transformResult: async ({ result }) => result
})
