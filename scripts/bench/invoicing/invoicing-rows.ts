import type { BulkRun } from './bill-in-bulk.ts'
import type { InvoicingResult } from './measure-invoicing.ts'

const whole = (figure: number): string => Math.round(figure).toLocaleString('en-US')
const short = (figure: number): string => figure.toFixed(1)
const mebibytes = (bytes: number): string => whole(bytes / 1024 ** 2)

const perSecond = ({ invoices, elapsed_ms }: { invoices: number; elapsed_ms: number }): number =>
  (invoices * 1000) / elapsed_ms

export const invoicingHead = ['measured', 'figure']

/** What so many cores bill in a second if they do nothing else, whoever shares the machine now. */
const capacity_cores = 2
const capacity = ({ processor_us: { engine, database } }: BulkRun): number =>
  (capacity_cores * 1e6) / (engine + database)

const bulkRows = (name: string, run: BulkRun): string[][] => [
  [`finalized invoices/s, ${name}`, whole(perSecond(run))],
  ['  invoices', whole(run.invoices)],
  ['  seconds', short(run.elapsed_ms / 1000)],
  ['  engine\'s processor time, us/invoice', whole(run.processor_us.engine)],
  ['  database\'s processor time, us/invoice', whole(run.processor_us.database)],
  [`  invoices/s by the processor time of ${capacity_cores} cores`, whole(capacity(run))],
  ['  billing processes\' memory, MiB, after a quarter', mebibytes(run.memory_bytes.quarter)],
  ['    at the end', mebibytes(run.memory_bytes.end)],
  ['    at most', mebibytes(run.memory_bytes.peak)],
]

/** One row for each figure of a result. */
export const invoicingRows = (result: InvoicingResult): string[][] => {
  const { one_by_one: single, first_month, second_month, clock } = result
  return [
    ['finalized invoices/s, a transaction each', whole(perSecond(single))],
    ['  engine\'s processor time, us/invoice', whole(single.processor_us)],
    ...bulkRows('in bulk, first month', first_month),
    ['  in bulk : a transaction each', short(perSecond(first_month) / perSecond(single))],
    ...bulkRows('in bulk, second month', second_month),
    ['  in bulk : a transaction each', short(perSecond(second_month) / perSecond(single))],
    [`test clock over ${clock.months} months, s`, short(clock.elapsed_ms / 1000)],
    ['  invoices/s', whole(perSecond(clock))],
  ]
}
