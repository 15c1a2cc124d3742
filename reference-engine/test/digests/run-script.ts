import { readFile } from 'node:fs/promises'
import { openDatabase } from '../../src/persistence/connection/open-database.ts'
import { openPglite } from '../../src/persistence/connection/open-pglite.ts'
import { migrate } from '../../src/persistence/migrations/migrate.ts'
import { invoicingWorld } from '../invoicing-world.ts'
import { hiredHands, ownHands } from './billing-hands.ts'
import type { Arrival } from './arrival.ts'
import { begin, script } from './scripted-life.ts'
import { scriptedTenant } from './scripted-tenant.ts'
import { shownInvoices } from './shown-invoices.ts'
import type { Shown } from './shown-invoices.ts'

/** On what the script runs: PGlite from a dump, or PostgreSQL with workers of its own. */
export type Place =
  | { readonly dump: string }
  | { readonly url: string; readonly workers: number }

export type ScriptRun = {
  readonly organizations: readonly (Shown & { readonly became: readonly string[] })[]
  readonly shares: readonly number[]
}

// The script in a process of its own, for several organizations side by side whose usage comes in
// differently: node run-script.ts PLACE ARRIVALS STEPS, each as JSON. It prints a ScriptRun.
const [place, arrivals, steps] =
  process.argv.slice(2).map((text) => JSON.parse(text)) as [Place, Arrival[], number]
const database = 'dump' in place
  ? await openPglite({ dump: new Blob([await readFile(place.dump)]) })
  : await openDatabase({ kind: 'postgresql', url: place.url })
await migrate(database)
const world = invoicingWorld(database, begin)
const all = []
for (const arrival of arrivals) {
  all.push({ world, arrival, tenant: await scriptedTenant(world), became: [] as string[] })
}
const hands = 'dump' in place ? ownHands(world)
  : await hiredHands(world, { url: place.url, now: begin, count: place.workers })
for (const { at, does } of script.slice(0, steps)) {
  await hands.bill(at)
  for (const told of all) await does(told)
}
const organizations = []
for (const { tenant, became } of all) {
  organizations.push({ ...await shownInvoices(tenant), became: became.toSorted() })
}
await hands.dismiss()
await database.close()
process.stdout.write(JSON.stringify({ organizations, shares: hands.shares() } satisfies ScriptRun))
