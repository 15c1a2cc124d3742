import type { Instant } from '../domain/time/instant.ts'

/** What one chunk of work is told. */
export type ChunkTerms = {
  /** The process clock when the chunk starts. */
  readonly now: Instant
  /** Aborted when the run is out of time or the engine stops: finish the subject at hand only. */
  readonly signal: AbortSignal
  /** Whether only of customers of whom no other chunk is taken, here or by another process. */
  readonly apart?: boolean | undefined
}

/** What became of a chunk. */
export type ChunkResult = {
  /** Subjects that are done. */
  readonly processed: number
  /** Subjects that failed and were put back for later, so that they do not starve the others. */
  readonly deferred: number
  /** Whether another chunk may find work at once. */
  readonly more: boolean
}

/**
 * A piece of work that any number of processes do together. Each chunk claims its subjects in one
 * transaction and skips those that another process holds, so nothing is done twice.
 */
export type Job = {
  readonly name: string
  /** Pause between the end of a run and the start of the next. */
  readonly interval_ms: number
  /** A run takes no further chunk once it has lasted this long. */
  readonly timeout_ms: number
  /** How many chunks are done at once when there is more to do than one; 1 unless told. */
  readonly lanes?: number
  readonly runChunk: (terms: ChunkTerms) => Promise<ChunkResult>
}
