import type { Violation } from '../contract/violation.ts'

/** A request as it was sent; `path` stands below the server's base and has the query in it. */
export type SentRequest = {
  method: string
  url: string
  path: string
  headers: Record<string, string>
  text: string | null
}

/** One request with its answer. */
export type Exchange<Body = unknown> = {
  /** Counts the exchanges of one check from 1. */
  number: number
  /** The operation of the contract, or null for a path or method outside of it. */
  operationId: string | null
  request: SentRequest
  status: number
  /** Header names in lower case. */
  headers: Record<string, string>
  contentType: string
  /** The body as it came, byte for byte as text. */
  text: string
  /** The body read as JSON; undefined when it is none. */
  body: Body
  duration_ms: number
  violations: Violation[]
}
