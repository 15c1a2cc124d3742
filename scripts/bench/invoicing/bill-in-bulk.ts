import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../../reference-engine/src/persistence/connection/database.ts'
import { familyTime_ms, memoryOf, processTime_ms } from '../process-facts.ts'
import { numbersGiven } from './invoices-of.ts'
import { startBilling, type BillingProcess } from './start-billing.ts'

export type BulkRun = {
  invoices: number
  elapsed_ms: number
  /** For each invoice. */
  processor_us: { engine: number; database: number }
  /** Of all billing processes together: when a quarter was billed, at the end, and the peak. */
  memory_bytes: { quarter: number; end: number; peak: number }
}

export type BulkTerms = {
  database: Database
  databaseUrl: string
  /** The clock of the processes, at which everything that is to be billed is due. */
  instant: string
  invoices: number
  processes: number
  serverPid: number | undefined
  progress: (line: string) => void
}

const poll_ms = 50
const progress_ms = 5000

const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0)

type Workers = readonly BillingProcess[]

const memoryNow = (workers: Workers, name: 'VmHWM' | 'VmRSS'): number =>
  sum(workers.map(({ pid }) => memoryOf(pid, name) ?? 0))

/** Waits until all is billed; answers the memory that was in use when a quarter was. */
const finished = async (
  { database, invoices, progress }: BulkTerms, workers: Workers,
): Promise<number> => {
  const first = await numbersGiven(database)
  const start = performance.now()
  let [told, quarter_bytes] = [start, 0]
  for (let done = 0; done < invoices;) {
    await sleep(poll_ms)
    for (const worker of workers) worker.check()
    done = await numbersGiven(database) - first
    if (quarter_bytes === 0 && done * 4 >= invoices) quarter_bytes = memoryNow(workers, 'VmRSS')
    if (performance.now() - told < progress_ms) continue
    told = performance.now()
    progress(`${done} of ${invoices}, ${Math.round((done * 1000) / (told - start))} a second`)
  }
  return quarter_bytes
}

/** Lets billing processes finalize all that is due, and measures them and their database. */
export const billInBulk = async (terms: BulkTerms): Promise<BulkRun> => {
  const { databaseUrl, instant, invoices, processes, serverPid } = terms
  const workers = await Promise.all(Array.from({ length: processes }, () =>
    startBilling(databaseUrl, instant)))
  try {
    const times = () => ({
      engine: sum(workers.map(({ pid }) => processTime_ms(pid))),
      database: serverPid === undefined ? 0 : familyTime_ms(serverPid),
    })
    const [start, before] = [performance.now(), times()]
    for (const worker of workers) worker.go()
    const quarter = await finished(terms, workers)
    const [elapsed_ms, after] = [performance.now() - start, times()]
    const each = (who: 'engine' | 'database') => ((after[who] - before[who]) * 1000) / invoices
    return {
      invoices, elapsed_ms, processor_us: { engine: each('engine'), database: each('database') },
      memory_bytes: {
        quarter, end: memoryNow(workers, 'VmRSS'), peak: memoryNow(workers, 'VmHWM'),
      },
    }
  } finally {
    await Promise.all(workers.map(({ stop }) => stop()))
  }
}
