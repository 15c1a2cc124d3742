import { dirname, relative, resolve } from 'node:path'
import type { Batch } from './batch.ts'
import type { ImportOptions } from './import-options.ts'
import type { Source } from './open-source.ts'
import {
  beginning, keyFingerprint, readProgress, writeProgress, type Position, type Undertaking,
} from './progress-file.ts'
import { openRejects } from './rejects-file.ts'
import type { Submitted } from './submit-batch.ts'

/** What is decided so far, in memory and on the disk. */
export type Ledger = {
  /** Where this run began. */
  readonly start: Position
  readonly position: () => Position
  /** Batches come in the order of the file, so that no undecided line stands before one. */
  readonly commit: (batch: Batch, submitted: Submitted) => Promise<void>
  /** Brings everything to the disk. */
  readonly close: () => Promise<void>
  readonly rejectsPath: string
  /** Nothing where the source cannot be read again. */
  readonly progressPath: string | undefined
}

type Options = {
  readonly options: ImportOptions
  readonly source: Source
  readonly clock: () => number
}

const save_ms = 1000

const pathsOf = ({ file, rejected, progress }: ImportOptions, resumable: boolean) => ({
  rejectsPath: rejected ?? `${resumable ? file : 'stdin'}.rejected.ndjson`,
  progressPath: resumable ? progress ?? `${file}.progress.json` : undefined,
})

const undertakingOf = (
  { base, apiKey }: ImportOptions, rejectsPath: string, progressPath: string,
): Undertaking => ({
  url: base,
  key: keyFingerprint(apiKey),
  rejects: relative(dirname(resolve(progressPath)), resolve(rejectsPath)),
})

/** Opens progress and rejects: where an earlier run stopped, or anew. */
export const openLedger = async ({ options, source, clock }: Options): Promise<Ledger> => {
  const { restart } = options
  const { mark } = source
  const { rejectsPath, progressPath } = pathsOf(options, mark !== undefined)
  const undertaking = undertakingOf(options, rejectsPath, progressPath ?? '')
  const earlier = progressPath === undefined || restart
    ? undefined
    : await readProgress(progressPath, { source, undertaking })
  const kept_bytes = earlier?.rejects_bytes
  const rejects = await openRejects(rejectsPath, { kept_bytes, restart })
  let position: Position = { ...earlier ?? beginning, rejects_bytes: rejects.bytes() }
  let saved_at = clock()
  const save = async (): Promise<void> => {
    if (progressPath === undefined || mark === undefined) return
    // The rejects first: a progress never speaks of lines that are not there.
    await rejects.sync()
    await writeProgress(progressPath, { undertaking, file: mark, position })
    saved_at = clock()
  }
  await save()
  return {
    start: position, rejectsPath, progressPath,
    position: () => position,
    commit: async (batch, submitted) => {
      const rejections = inOrder([...batch.rejections, ...submitted.rejections])
      await rejects.append(rejections)
      const rejects_bytes = rejects.bytes()
      position = { ...advanced(position, { batch, submitted, rejections }), rejects_bytes }
      if (clock() - saved_at >= save_ms) await save()
    },
    close: async () => {
      await save()
      await rejects.close()
    },
  }
}

type Rejections = Submitted['rejections']

const inOrder = (rejections: Rejections): Rejections =>
  rejections.toSorted((one, other) => one.line.number - other.line.number)

type Step = {
  readonly batch: Batch
  readonly submitted: Submitted
  readonly rejections: Rejections
}

const advanced = (position: Position, { batch, submitted, rejections }: Step): Position => {
  const conflict = rejections.filter(({ status }) => status === 'conflict').length
  return {
    ...position,
    offset: batch.end,
    lines: position.lines + batch.lines,
    blank: position.blank + batch.blank,
    accepted: position.accepted + submitted.accepted,
    duplicate: position.duplicate + submitted.duplicate,
    conflict: position.conflict + conflict,
    rejected: position.rejected + rejections.length - conflict,
  }
}
