import type { Timeline } from './event-templates.ts'

/** Whom the load is sent to. */
export type Target = { baseUrl: string; apiKey: string; customerIds: readonly string[] }

export type LoadOrder = {
  kind: 'load'
  /** Events of one request. */
  size: number
  /** Requests under way at a time, each over a connection of its own. */
  connections: number
  /** No request starts later than this, nor after so many events. */
  seconds: number
  events: number
  /** Without its start: that is the first event sent. */
  timeline: Omit<Timeline, 'start'>
  /** How many acknowledged requests are remembered, to be sent once more by `replay`. */
  remembered: number
  /** How many events lie between two reports of progress. */
  progressEvery: number
}

/** What the process that makes the load can be told to do; one thing at a time. */
export type Order =
  | { kind: 'target'; target: Target }
  | LoadOrder
  /** Sends the remembered requests again: each event must be a duplicate. */
  | { kind: 'replay'; connections: number }
  /** Reads each path. */
  | { kind: 'read'; paths: readonly string[]; connections: number }
  /** Tells what was acknowledged since `target`. */
  | { kind: 'tally' }

export type LoadResult = {
  events: number
  elapsed_ms: number
  latencies_ms: Float64Array
  /** Requests that were told to come again later, and did. */
  refused: number
}

export type Tally = {
  /** By customer, in the order of the target: how many events, and their tokens. */
  events: Float64Array
  tokens: Float64Array
}

export type ReadResult = { bodies: string[]; latencies_ms: Float64Array; elapsed_ms: number }

type Results = {
  target: null
  load: LoadResult
  replay: { duplicates: number }
  read: ReadResult
  tally: Tally
}

export type ResultOf<Kind extends Order['kind']> = Results[Kind]

/** What that process says: how far it is, what came out, or what went wrong. */
export type Report =
  | { progress: number }
  | { result: Results[Order['kind']] }
  | { fault: string }
