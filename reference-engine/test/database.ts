import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import type { Database } from '../src/persistence/connection/database.ts'
import { openDatabase } from '../src/persistence/connection/open-database.ts'
import { openPglite } from '../src/persistence/connection/open-pglite.ts'

/** A migrated, otherwise empty database of one group of tests. */
export type TestDatabase = {
  readonly database: Database
  /** Where another process would find it; only a served PostgreSQL has that. */
  readonly url: string
  /** Another pool on the same database, as a second process would have it. */
  another(): Promise<Database>
}

type Opened = TestDatabase & { drop: () => Promise<void> }

/** Defines the same tests on both drivers, each group on a database of its own. */
export const describeDatabases = (
  title: string,
  define: (test: TestDatabase) => void
): void => {
  describe.each([
    ['PGlite', openEmbedded],
    ['PostgreSQL', openServed]
  ] as const)(`${title} on %s`, (_, open) => {
    define(lifecycle(open))
  })
}

/** Defines tests that need several connections, so only a served PostgreSQL can run them. */
export const describePostgresql = (title: string, define: (test: TestDatabase) => void): void => {
  describe(`${title} on PostgreSQL`, () => {
    define(lifecycle(openServed))
  })
}

const lifecycle = (open: () => Promise<Opened>): TestDatabase => {
  let opened: Opened | undefined
  const current = (): Opened => {
    if (opened === undefined) throw new Error('the database is open only while tests run')
    return opened
  }
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened?.drop())
  return {
    get database() {
      return current().database
    },
    get url() {
      return current().url
    },
    another: () => current().another()
  }
}

const openEmbedded = async (): Promise<Opened> => {
  const database = await openPglite({ dump: new Blob([await readFile(inject('pgliteDump'))]) })
  const another = () => Promise.reject(new Error('PGlite has one connection'))
  return { database, url: 'memory', another, drop: () => database.close() }
}

let created = 0

const openServed = async (): Promise<Opened> => {
  created += 1
  const name = `valora_test_${process.pid}_${created}`
  await execute(`drop database if exists ${name} with (force)`)
  await execute(`create database ${name} template ${inject('templateDatabase')}`)
  const url = new URL(inject('postgresqlUrl'))
  url.pathname = name
  const all: Database[] = []
  const another = async () => {
    const database = await openDatabase({ kind: 'postgresql', url: url.href })
    all.push(database)
    return database
  }
  const drop = async () => {
    await Promise.all(all.map((database) => database.close()))
    await execute(`drop database ${name} with (force)`)
  }
  return { database: await another(), url: url.href, another, drop }
}

const execute = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('postgresqlUrl') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
