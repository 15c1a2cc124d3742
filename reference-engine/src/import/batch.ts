import { judgeLine, type Event } from './judge-line.ts'
import { createLineSplitter, type Line } from './line-splitter.ts'
import type { Rejection } from './rejection.ts'

/** A stretch of whole lines: what is sent of it, and what never can be. */
export type Batch = {
  readonly events: readonly Event[]
  readonly rejections: readonly Rejection[]
  readonly blank: number
  readonly lines: number
  /** Where the next batch begins. */
  readonly end: number
}

export type BatchLimits = {
  readonly events_max: number
  readonly body_bytes_max: number
}

type Start = { readonly offset: number; readonly lines: number }

const before = Buffer.from('{"events":[')
const between = Buffer.from(',')
const after = Buffer.from(']}')
const frame_bytes = before.length + after.length

/** The body that carries events: their very bytes. */
export const bodyOf = (events: readonly Event[]): Buffer<ArrayBuffer> =>
  Buffer.concat([
    before, ...events.flatMap(({ json }, index) => index === 0 ? [json] : [between, json]), after,
  ])

type Filling = {
  events: Event[]; rejections: Rejection[]; blank: number; lines: number; end: number
  /** Of all its lines, sent or not: they are held in memory alike. */
  held_bytes: number
}

const emptyAt = (end: number): Filling =>
  ({ events: [], rejections: [], blank: 0, lines: 0, end, held_bytes: frame_bytes })

const add = (batch: Filling, line: Line): void => {
  const judged = judgeLine(line)
  if (judged === 'blank') batch.blank += 1
  else if ('json' in judged) batch.events.push(judged)
  else batch.rejections.push(judged)
  batch.held_bytes += line.bytes.length + 1
  batch.lines += 1
  batch.end = line.end
}

/** Cuts a file into batches that an engine takes; memory holds one batch and one piece of it. */
export async function* batchesOf(
  chunks: AsyncIterable<Buffer | string>,
  { offset, lines, events_max, body_bytes_max }: Start & BatchLimits,
): AsyncGenerator<Batch, void> {
  const longest_bytes = body_bytes_max - frame_bytes
  const splitter = createLineSplitter({ offset, lines, longest_bytes })
  let batch = emptyAt(offset)
  function* fill(found: Line[]): Generator<Batch, void> {
    for (const line of found) {
      const isFull = batch.held_bytes + line.bytes.length > body_bytes_max
      if (batch.lines > 0 && (isFull || batch.lines === events_max)) {
        yield batch
        batch = emptyAt(batch.end)
      }
      add(batch, line)
    }
  }
  for await (const chunk of chunks) {
    yield* fill(splitter.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk))
  }
  yield* fill(splitter.end())
  if (batch.lines > 0) yield batch
}
