import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Failure } from '../run/failure.ts'

/** How much is measured, and where it is written besides the terminal. */
export type BenchOptions = {
  invoices: number
  conformance: boolean
  json: string | undefined
}

type Given = { text: unknown; fallback: number; most: number }

/** The number of a flag; what is no whole number from 1 to the most is a Failure of one line. */
export const wholeNumber = (flag: string, { text, fallback, most }: Given): number => {
  if (text === undefined) return fallback
  const value = typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0
  if (value >= 1 && value <= most) return value
  throw new Failure(`--${flag} needs a whole number from 1 to ${most}`, 'usage')
}

/** Before the work and not after it: minutes of measuring must not end in "permission denied". */
export const writableFile = (name: string): string => {
  const file = resolve(name)
  try {
    if (name === '' || (existsSync(file) && !statSync(file).isFile())) throw new Error('no file')
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK)
    return file
  } catch {
    throw new Failure(`--json needs a file that can be written, not '${name}'`, 'usage')
  }
}

/** Reads the flags of `npm run bench`; a bad one is a Failure of one line. */
export const readOptions = (values: Record<string, unknown>): BenchOptions => ({
  invoices: wholeNumber('invoices', { text: values['invoices'], fallback: 600, most: 10_000 }),
  conformance: values['skip-conformance'] !== true,
  json: typeof values['json'] === 'string' ? writableFile(values['json']) : undefined,
})
