import { NoAnswer } from '../signals.ts'
import type { RawRequest } from './api.ts'
import type { Exchange, SentRequest } from './exchange.ts'
import type { Log, Target } from './session.ts'

const queryOf = (query: RawRequest['query']): string => {
  const entries = Object.entries(query ?? {})
    .flatMap(([name, value]): [string, string][] =>
      (value === undefined ? [] : [[name, String(value)]]))
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`
}

const headersOf = (request: RawRequest, secret: string | null): Record<string, string> => {
  const { contentType, key, text, headers = {} } = request
  return {
    accept: 'application/json, application/problem+json',
    ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
    ...(text === undefined ? {} : { 'content-type': contentType ?? 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) =>
      [name.toLowerCase(), value])),
  }
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const reasonOf = (error: unknown, timeout_ms: number): string => {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${timeout_ms / 1000} s`
  const { cause } = error
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message
}

const receive = async (target: Target, sent: SentRequest) => {
  const { timeout_ms } = target
  try {
    const response = await fetch(sent.url, {
      method: sent.method,
      headers: sent.headers,
      body: sent.text,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(timeout_ms), target.signal]),
    })
    return { response, text: await response.text() }
  } catch (error) {
    target.unanswered()
    throw new NoAnswer(`${sent.method} ${sent.path}`, reasonOf(error, timeout_ms))
  }
}

/** Sends one request and returns the exchange, validated and recorded but not yet judged. */
export const send = async (
  target: Target, log: Log, { request, secret }: { request: RawRequest; secret: string | null },
): Promise<Exchange> => {
  const path = `${request.path}${queryOf(request.query)}`
  const { method } = request
  const headers = headersOf(request, secret)
  const sent = { method, path, headers, url: `${target.base}${path}`, text: request.text ?? null }
  const before = target.clock()
  const { response, text } = await receive(target, sent)
  const answer = {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    contentType: (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '',
    text,
    body: readJson(text),
  }
  target.secrets.learn(answer.body)
  const judged = target.validate({ method, path }, answer)
  const exchange: Exchange = {
    number: log.exchanges.length + 1,
    ...judged,
    request: sent,
    ...answer,
    duration_ms: target.clock() - before,
  }
  log.exchanges.push(exchange)
  target.observe(exchange)
  return exchange
}
