import { reasonOf } from './import-fault.ts'

/** What one request came to. */
export type Answer = {
  readonly status: number
  /** Nothing where it is no JSON. */
  readonly body: unknown
  readonly retryAfter_ms: number | undefined
}

/** No answer came, or only a part of it. */
export type NoAnswer = { readonly noAnswer: string }

export type Request = {
  readonly path: string
  /** A POST where there is one. */
  readonly body?: Buffer<ArrayBuffer>
}

export type Call = (request: Request) => Promise<Answer | NoAnswer>

type Engine = {
  readonly base: string
  readonly apiKey: string
  readonly answer_ms_max: number
  /** Aborted when even what is under way has to end. */
  readonly signal: AbortSignal
}

/**
 * Sends a request once. Node's fetch keeps its connections, as many as there are requests at a
 * time. A redirect is not followed: the key is meant for this address alone.
 */
export const createCall = ({ base, apiKey, answer_ms_max, signal }: Engine): Call =>
  async ({ path, body }) => {
    try {
      const response = await fetch(`${base}${path}`, {
        headers: {
          'authorization': `Bearer ${apiKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { method: 'POST', body }),
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(answer_ms_max)]),
      })
      const text = await response.text()
      const { status, headers } = response
      return { status, body: parsed(text), retryAfter_ms: retryAfter(headers) }
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError'
      return { noAnswer: late ? `no answer within ${answer_ms_max / 1000} s` : reasonOf(error) }
    }
  }

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const hour_ms = 3_600_000

/** Seconds, or a date, which is read against the server's own clock; an hour at most. */
export const retryAfter = (headers: Headers): number | undefined => {
  const text = headers.get('retry-after') ?? ''
  const wait_ms = /^\d+$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - Date.parse(headers.get('date') ?? '')
  return Number.isNaN(wait_ms) ? undefined : Math.min(hour_ms, Math.max(0, wait_ms))
}
