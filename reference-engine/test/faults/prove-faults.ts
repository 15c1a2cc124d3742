/**
 * npm run prove:faults [-- ROUNDS SUBSCRIPTIONS]
 *
 * Three engines bill 2,000 subscriptions on a real PostgreSQL of their own; in each of 30 rounds a
 * month comes due, and one of them or all are killed while they bill it. What is left in the end
 * is compared with what an engine bills that nobody kills. Exit codes: 0 all held, 1 it did not.
 */
import { openDatabase } from '../../src/persistence/connection/open-database.ts'
import { migrate } from '../../src/persistence/migrations/migrate.ts'
import { startPostgresql } from '../embedded-postgresql.ts'
import { proveKills } from './kill-proof.ts'
import { servedDatabases } from './served-databases.ts'

const [rounds = 30, subscriptions = 2000] = process.argv.slice(2).map(Number)
const seed = 20_261_121
const template = 'valora_faults'
const begun = performance.now()
const elapsed = () => `${Math.round((performance.now() - begun) / 1000)} s`

const server = await startPostgresql()
try {
  const url = await servedDatabases(server.url).copy(template, 'template1')
  const database = await openDatabase({ kind: 'postgresql', url })
  await migrate(database)
  await database.close()
  const { faults, invoices, killed, caught, interrupted, all } = await proveKills({
    serverUrl: server.url, template, subscriptions, rounds, seed, workers: 3, wait_ms_max: 600,
    progress: (line) => console.error(`${elapsed()}  ${line}`),
  })
  console.log(`seed ${seed}: ${rounds} rounds, ${killed} processes killed, all three in ${all}; `
    + `work was left in ${interrupted} and a transaction open in ${caught}; `
    + `${invoices} invoices; ${elapsed()}`)
  console.log(faults.length === 0 ? 'everything is billed once' : faults.join('\n'))
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await server.stop()
}
// The embedded server's own exit hook would end a run that failed with exit code 0.
process.exit()
