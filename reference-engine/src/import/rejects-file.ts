import { open, stat, truncate, type FileHandle } from 'node:fs/promises'
import { ImportFault, reasonOf } from './import-fault.ts'
import { rejectionRecord, type Rejection } from './rejection.ts'

export type RejectsFile = {
  readonly append: (rejections: readonly Rejection[]) => Promise<void>
  readonly bytes: () => number
  /** What was appended is on the disk when it resolves. */
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

type Wanted = {
  /** Its length by the progress; nothing where no earlier run is continued. */
  readonly kept_bytes: number | undefined
  /** Nothing of an earlier run is to be kept. */
  readonly restart: boolean
}

/** The file of lines that are not stored; none is made before the first of them. */
export const openRejects = async (path: string, wanted: Wanted): Promise<RejectsFile> => {
  const attempt = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      throw new ImportFault(`cannot write ${path}: ${reasonOf(error)}`)
    }
  }
  const found_bytes = await attempt(() => sizeOf(path))
  let bytes = lengthKept(path, { ...wanted, found_bytes })
  // What stands behind it is of lines that are sent, and judged, again.
  if (found_bytes > bytes) await attempt(() => truncate(path, bytes))
  let handle: FileHandle | undefined
  return {
    append: (rejections) => attempt(async () => {
      if (rejections.length === 0) return
      const records = Buffer.from(rejections.map(rejectionRecord).join(''))
      handle ??= await open(path, 'a')
      await handle.appendFile(records)
      bytes += records.length
    }),
    bytes: () => bytes,
    sync: () => attempt(async () => handle?.datasync()),
    close: async () => handle?.close(),
  }
}

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

/** Nobody's rejected lines are overwritten unasked; a file that was moved away begins anew. */
const lengthKept = (
  path: string, { kept_bytes, restart, found_bytes }: Wanted & { readonly found_bytes: number },
): number => {
  if (restart || found_bytes === 0) return 0
  if (kept_bytes === undefined) {
    throw new ImportFault(
      `${path} holds the rejected lines of another import: move it away, name another with `
      + '--rejected, or overwrite it with --restart')
  }
  if (found_bytes >= kept_bytes) return kept_bytes
  throw new ImportFault(
    `${path} is shorter than the last run left it: move it away, or begin anew with --restart`)
}
