import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { UsageFault } from '../usage-fault.ts'

type Parsed = { values: Record<string, string | boolean | string[] | undefined>; ids: string[] }

/** Reads flags strictly; whatever is not known is a usage fault in one line. */
export const parseFlags = (args: string[], options: ParseArgsOptionsConfig): Parsed => {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    return { values: values as Parsed['values'], ids: positionals }
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.\s/)
    throw new UsageFault(`${sentence.replace(/\.$/, '')}; see valora-conformance --help.`)
  }
}

/** A flag that may be given several times. */
export const listOf = (value: Parsed['values'][string]): string[] =>
  Array.isArray(value) ? value : []

/** A flag that takes a whole number within bounds. */
export const integerOf = (
  value: Parsed['values'][string], name: string, { min, max }: { min: number; max: number },
): number | undefined => {
  if (value === undefined) return undefined
  const number = Number(value)
  if (typeof value === 'string' && /^\d+$/.test(value) && number >= min && number <= max) {
    return number
  }
  const given = String(value)
  throw new UsageFault(`--${name} takes a whole number from ${min} to ${max}, not "${given}".`)
}
