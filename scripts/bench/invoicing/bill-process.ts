/**
 * An engine's scheduler without its server, on a clock that stands where it is told. It bills what
 * is due from `go` on, until it is stopped: node bill-process.ts URL INSTANT
 */
import { openDatabase } from '../../../reference-engine/src/persistence/connection/open-database.ts'
import { insideEngine } from './inside-engine.ts'

const [url = '', instant = ''] = process.argv.slice(2)
const database = await openDatabase({ kind: 'postgresql', url })
const inside = insideEngine(database)
inside.setClock(instant)

process.on('message', (message) => {
  if (message === 'go') inside.startScheduler((line) => process.send?.({ fault: line }))
})
// Whoever gave the orders is gone.
process.on('disconnect', () => process.exit())
process.on('SIGINT', () => {})
process.send?.('ready')
