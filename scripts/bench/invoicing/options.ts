import { join } from 'node:path'
import { Failure } from '../../run/failure.ts'
import { projectRoot } from '../../run/project.ts'
import { wholeNumber, writableFile } from '../options.ts'

/** How much is measured, and where it is written besides the terminal. */
export type InvoicingOptions = {
  /** Billed in bulk, each with two lines of usage. */
  subscriptions: number
  /** Billed by a transaction each. */
  sample: number
  /** How many processes bill in bulk. */
  processes: number
  /** Hours that drafts wait; 0 finalizes with the turn. */
  graceHours: 0 | 1
  /** How far a test clock is advanced, over 100 subscriptions. */
  months: number
  json: string
}

/** Enough for a sample beside its warm-up, and for something left to bill in bulk. */
const subscriptions_least = 200
const subscriptions_most = 1_000_000

const subscriptionsIn = (text: unknown, fallback: number): number => {
  const fault = `--subscriptions needs a whole number from ${subscriptions_least} to `
    + String(subscriptions_most)
  const given = typeof text === 'string' && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 0
  const count = text === undefined ? fallback : given
  if (count >= subscriptions_least && count <= subscriptions_most) return count
  throw new Failure(fault, 'usage')
}

/** Reads the flags of `npm run bench:invoicing`; a bad one is a Failure of one line. */
export const readInvoicingOptions = (values: Record<string, unknown>): InvoicingOptions => {
  const quick = values['quick'] === true
  const number = (
    flag: 'processes' | 'months', bounds: { fallback: number; most: number },
  ) => wholeNumber(flag, { text: values[flag], ...bounds })
  const subscriptions = subscriptionsIn(values['subscriptions'], quick ? 5000 : 100_000)
  return {
    subscriptions,
    sample: Math.min(quick ? 200 : 1000, Math.ceil(subscriptions / 10)),
    processes: number('processes', { fallback: 1, most: 16 }),
    graceHours: values['drafts'] === true ? 1 : 0,
    months: number('months', { fallback: quick ? 3 : 36, most: 120 }),
    // The bundle's folder, which is made before anything is measured.
    json: typeof values['json'] === 'string' ? writableFile(values['json'])
      : join(projectRoot, 'dist/bench-invoicing.json'),
  }
}
