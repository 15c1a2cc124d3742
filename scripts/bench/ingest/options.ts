import { join } from 'node:path'
import { projectRoot } from '../../run/project.ts'
import { wholeNumber, writableFile } from '../options.ts'

/** How much is measured, and where it is written besides the terminal. */
export type IngestOptions = {
  /** How long one size of batches is measured over HTTP, all its rounds together. */
  seconds: number
  /** How many events are stored in a row while the engine's memory is watched. */
  events: number
  json: string
}

/** Reads the flags of `npm run bench:ingest`; a bad one is a Failure of one line. */
export const readIngestOptions = (values: Record<string, unknown>): IngestOptions => {
  const quick = values['quick'] === true
  const number = (flag: 'seconds' | 'events', bounds: { fallback: number; most: number }) =>
    wholeNumber(flag, { text: values[flag], ...bounds })
  return {
    seconds: number('seconds', { fallback: quick ? 3 : 60, most: 3600 }),
    events: number('events', { fallback: quick ? 100_000 : 10_000_000, most: 100_000_000 }),
    // The bundle's folder, which is made before anything is measured.
    json: typeof values['json'] === 'string' ? writableFile(values['json'])
      : join(projectRoot, 'dist/bench-ingest.json'),
  }
}
