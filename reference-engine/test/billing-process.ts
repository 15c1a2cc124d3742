import { runDueJobs } from '../src/application/billing/run-due-jobs.ts'
import { openDatabase } from '../src/persistence/connection/open-database.ts'
import { billingWorld } from './billing-world.ts'

// A process that bills what is due on a database at an instant, until nothing is left:
// node billing-process.ts URL INSTANT. Tests race several of them, and kill some.
const [url = '', now = ''] = process.argv.slice(2)
const database = await openDatabase({ kind: 'postgresql', url })
const { dependencies, clock } = billingWorld(database, now)
const run = runDueJobs(dependencies)
const { signal } = new AbortController()
let processed = 0
for (let idle = 0; idle < 5;) {
  let done = 0
  for (const kind of ['run_turn', 'finalize_invoice'] as const) {
    const chunk = await run({ kind, action: kind, now: clock.now(), limit: 7, signal })
    for (const { error } of chunk.failures) console.error(error)
    done += chunk.processed
  }
  processed += done
  // What another process holds may come free again when that one dies.
  idle = done === 0 ? idle + 1 : 0
  if (idle > 0) await new Promise((resolve) => { setTimeout(resolve, 20) })
}
console.log(String(processed))
await database.close()
