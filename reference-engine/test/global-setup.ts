import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../src/persistence/connection/open-database.ts'
import { migrate } from '../src/persistence/migrations/migrate.ts'
import { startPostgresql } from './embedded-postgresql.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server on which tests may create databases. */
    postgresqlUrl: string
    /** The database there that is migrated and otherwise empty. */
    templateDatabase: string
    /** The file with the same for the embedded driver. */
    pgliteDump: string
    /** The folder with the same, to be copied by who starts an engine. */
    pgliteFolder: string
  }
}

/** Once for each vitest run: one PostgreSQL and, for both drivers, a migrated empty database. */
export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const given = process.env.DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startPostgresql()
  const folder = await mkdtemp(join(tmpdir(), 'valora-test-'))
  const templateDatabase = `valora_template_${process.pid}`
  provide('postgresqlUrl', server.url)
  provide('templateDatabase', templateDatabase)
  provide('pgliteFolder', join(folder, 'pglite'))
  provide('pgliteDump', await dumpPglite(join(folder, 'pglite')))
  await createTemplate(server.url, templateDatabase)
  return async () => {
    await execute(server.url, `drop database if exists ${templateDatabase} with (force)`)
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const createTemplate = async (url: string, name: string): Promise<void> => {
  await execute(url, `drop database if exists ${name} with (force)`)
  await execute(url, `create database ${name}`)
  const template = new URL(url)
  template.pathname = name
  const database = await openDatabase({ kind: 'postgresql', url: template.href })
  await migrate(database)
  await database.close()
}

const dumpPglite = async (folder: string): Promise<string> => {
  const file = `${folder}.tar`
  const database = await openDatabase({ kind: 'directory', directory: folder })
  await migrate(database)
  await database.close()
  const pglite = await PGlite.create({ dataDir: `${folder}/postgresql` })
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  await writeFile(file, new Uint8Array(await dump.arrayBuffer()))
  return file
}

const execute = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
