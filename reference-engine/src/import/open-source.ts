import { createHash } from 'node:crypto'
import { constants, open, stat, type FileHandle } from 'node:fs/promises'
import { ImportFault, reasonOf } from './import-fault.ts'
import type { ImportIo } from './import-io.ts'

/** Tells whether a file is still the one that an earlier run read. */
export type FileMark = {
  readonly bytes: number
  /** Of its beginning, as far as it is hashed. */
  readonly head_bytes: number
  readonly head_sha256: string
}

export type Source = {
  /** Nothing of a stream that cannot be read again. */
  readonly mark: FileMark | undefined
  /** The mark it would have with a beginning of this length. */
  readonly markOf: (head_bytes: number) => Promise<FileMark>
  /** Whether a line may begin here. */
  readonly isLineStart: (offset: number) => Promise<boolean>
  readonly read: (offset: number) => AsyncIterable<Buffer | string>
  readonly close: () => Promise<void>
}

const head_bytes_max = 65_536
const piece_bytes = 262_144

/** Opens FILE; `-` is stdin, and a pipe by name is read as stdin would be. */
export const openSource = async (
  file: string, { openStdin, signal }: Pick<ImportIo, 'openStdin' | 'signal'>,
): Promise<Source> => {
  if (file === '-') return guarded('stdin', streamSource(openStdin(), signal))
  try {
    const found = await stat(file)
    if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    const handle = await open(file, constants.O_RDONLY)
    if (found.isFile()) return guarded(file, await fileSource(handle, found.size))
    const stream = handle.createReadStream({ highWaterMark: piece_bytes })
    return guarded(file, streamSource(stream, signal))
  } catch (error) {
    throw new ImportFault(`cannot read ${file}: ${reasonOf(error)}`, 2)
  }
}

/** What breaks while it is read ends the import like any other fault. */
const guarded = (file: string, source: Source): Source => ({
  ...source,
  read: async function* read(offset) {
    try {
      yield* source.read(offset)
    } catch (error) {
      throw new ImportFault(`cannot read ${file}: ${reasonOf(error)}`)
    }
  },
})

type Stream = ReturnType<ImportIo['openStdin']>

const streamSource = (stream: Stream, signal: AbortSignal): Source => {
  const none = { bytes: 0, head_bytes: 0, head_sha256: '' }
  // Nothing may come for a long time; an interruption does not wait for it.
  signal.addEventListener('abort', () => stream.destroy(), { once: true })
  return {
    mark: undefined,
    markOf: async () => none,
    isLineStart: async () => true,
    read: () => stream,
    close: async () => void stream.destroy(),
  }
}

const fileSource = async (handle: FileHandle, bytes: number): Promise<Source> => {
  const markOf = async (wanted: number): Promise<FileMark> => {
    const head = Buffer.alloc(Math.min(wanted, head_bytes_max))
    const { bytesRead } = await handle.read(head, 0, head.length, 0)
    const head_sha256 = createHash('sha256').update(head.subarray(0, bytesRead)).digest('hex')
    return { bytes, head_bytes: bytesRead, head_sha256 }
  }
  return {
    mark: await markOf(bytes),
    markOf,
    isLineStart: async (offset) => {
      if (offset === 0) return true
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(1), 0, 1, offset - 1)
      return offset === bytes || (bytesRead === 1 && buffer[0] === 0x0a)
    },
    read: (start) =>
      handle.createReadStream({ start, highWaterMark: piece_bytes, autoClose: false }),
    close: () => handle.close(),
  }
}
