import { createHash } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { ImportFault, reasonOf } from './import-fault.ts'
import type { FileMark, Source } from './open-source.ts'

/** Up to where every line is decided, and how. */
export type Position = {
  /** The byte at which the next line begins. */
  readonly offset: number
  readonly lines: number
  readonly blank: number
  readonly accepted: number
  readonly duplicate: number
  readonly conflict: number
  readonly rejected: number
  /** How long the rejects file is with the lines before the offset. */
  readonly rejects_bytes: number
}

export const beginning: Position = {
  offset: 0, lines: 0, blank: 0, accepted: 0, duplicate: 0, conflict: 0, rejected: 0,
  rejects_bytes: 0,
}

/** What a run must share with an earlier one to go on where that stopped. */
export type Undertaking = {
  readonly url: string
  /** Tells keys apart, as they may be of two organizations; it does not tell the key. */
  readonly key: string
  /** Seen from the folder of the progress, so that both can be moved together. */
  readonly rejects: string
}

const format = 'valora-import-progress/1'

type Kept = {
  readonly format: typeof format
  readonly undertaking: Undertaking
  readonly file: FileMark
  readonly position: Position
}

export const keyFingerprint = (apiKey: string): string =>
  createHash('sha256').update(`${format} ${apiKey}`).digest('hex').slice(0, 16)

/** Writes whole or not at all: a crash leaves the older progress. */
export const writeProgress = async (
  path: string, kept: Omit<Kept, 'format'>,
): Promise<void> => {
  try {
    const handle = await open(`${path}.new`, 'w')
    try {
      await handle.writeFile(`${JSON.stringify({ format, ...kept }, null, 2)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${path}.new`, path)
  } catch (error) {
    throw new ImportFault(`cannot write ${path}: ${reasonOf(error)}`)
  }
}

/** Where to go on by an earlier run's progress; nothing where there is none. */
export const readProgress = async (
  path: string, { source, undertaking }: { source: Source; undertaking: Undertaking },
): Promise<Position | undefined> => {
  const kept = parsed(await textOf(path))
  if (kept === undefined) return undefined
  if (kept === 'unknown') throw refusal(path, 'is no progress of an import')
  const { url, key, rejects } = kept.undertaking
  if (url !== undertaking.url) throw refusal(path, `is of an import to ${url}`)
  if (key !== undertaking.key) throw refusal(path, 'is of an import with another API key')
  if (rejects !== undertaking.rejects) {
    throw refusal(path, `is of an import with --rejected ${rejects}`)
  }
  const changed = await changeOf(source, kept)
  if (changed !== undefined) throw refusal(path, `does not fit: ${changed}`)
  return kept.position
}

const refusal = (path: string, why: string): ImportFault =>
  new ImportFault(`${path} ${why}; --restart begins anew`)

const textOf = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new ImportFault(`cannot read ${path}: ${reasonOf(error)}`)
  }
}

const parsed = (text: string | undefined): Kept | 'unknown' | undefined => {
  if (text === undefined) return undefined
  try {
    const kept = JSON.parse(text) as Kept | null
    return kept?.format === format ? kept : 'unknown'
  } catch {
    return 'unknown'
  }
}

/** A file may have grown since, but what was read of it must still be there. */
const changeOf = async (source: Source, { file, position }: Kept): Promise<string | undefined> => {
  const now = await source.markOf(file.head_bytes)
  if (now.bytes < file.bytes) {
    return `the file had ${file.bytes} bytes and now has ${now.bytes}`
  }
  if (now.head_sha256 !== file.head_sha256) return 'the file begins otherwise than it did'
  if (!await source.isLineStart(position.offset)) {
    return `no line begins at byte ${position.offset} any more`
  }
  return undefined
}
