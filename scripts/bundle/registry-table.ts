import { Failure } from '../run/failure.ts'
import type { Source } from './parse-source.ts'

export type Row = Record<string, unknown>

type Shape = {
  /** The property that holds the rows. */
  list: string
  /** The field that names a row; no two rows share it. */
  key: string
  fields: Record<string, (value: unknown) => boolean>
}

const rowFaults = (source: Source, rows: Row[], { list, key, fields }: Shape): string[] =>
  rows.flatMap((row, index) => {
    const place = `${source.file}:${source.lineAt([list, index])}`
    const wrong = Object.entries(fields)
      .filter(([field, valid]) => !valid(row[field]))
      .map(([field]) =>
        `${place}: ${field} of ${String(row[key])} is ${JSON.stringify(row[field])}: mend it.`)
    const first = rows.findIndex((other) => other[key] === row[key])
    return first === index
      ? wrong
      : [...wrong, `${place}: ${String(row[key])} stands twice: keep one of them.`]
  })

/** The rows of a registry file; a row that lacks a field ends the work, naming every fault. */
export const registryTable = (source: Source, shape: Shape): Row[] => {
  const rows = (source.content as Record<string, unknown> | null)?.[shape.list]
  if (!Array.isArray(rows) || rows.length === 0) {
    throw new Failure(`${source.file}:1: ${shape.list} is missing or empty: it holds the rows.`)
  }
  const faults = rowFaults(source, rows as Row[], shape)
  if (faults.length > 0) throw new Failure(faults.join('\n'))
  return rows as Row[]
}
