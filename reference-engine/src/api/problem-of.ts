import type { components } from '@valora/spec/types'
import { Refusal } from '../domain/refusal.ts'
import { problemRow, problems } from './problems.ts'
import type { ProblemRow } from './problems.ts'
import { RefusalForNow } from './refusals.ts'

export type Problem = components['schemas']['Problem']

export type ProblemAnswer = {
  readonly status: number
  readonly body: Problem
  readonly headers: { readonly [name: string]: string }
  /** Whether the engine itself is at fault, so that somebody has to look at it. */
  readonly defect: boolean
}

/** What is thrown when the engine cannot serve now, whatever layer notices. */
const unavailable = new Set(['DatabaseUnreachable', 'Overloaded'])

export const isUnavailable = (thrown: unknown): thrown is Error =>
  thrown instanceof Error && unavailable.has(thrown.name)

/** Anything thrown, as the answer the contract has for it (ERR 2); never its stack or its SQL. */
export const problemOf = (thrown: unknown, requestId: string): ProblemAnswer => {
  const refusal = refusalOf(thrown)
  const row = refusal && problemRow(refusal.code)
  if (!refusal || !row) return defect(requestId)
  return {
    status: row.status,
    body: problemBody({ refusal, row, requestId }),
    headers: headersOf(refusal),
    defect: row.status === 500,
  }
}

const refusalOf = (thrown: unknown): Refusal | undefined => {
  if (thrown instanceof Refusal) return thrown
  return isUnavailable(thrown)
    ? new RefusalForNow('service_unavailable', 1)
    : undefined
}

const defect = (requestId: string): ProblemAnswer => {
  const refusal = new Refusal('internal_error')
  const body = problemBody({ refusal, row: problems.internal_error, requestId })
  return { status: 500, body, headers: {}, defect: true }
}

type Parts =
  { readonly refusal: Refusal; readonly row: ProblemRow; readonly requestId: string }

const problemBody = ({ refusal: { code, params, faults }, row, requestId }: Parts): Problem => {
  const { state, action, allowed_actions, detail, ...rest } = params
  return {
    type: `https://valora.dev/problems/${code}`,
    title: row.title,
    status: row.status,
    detail: (typeof detail === 'string' ? detail : row.detail + parameters(rest)).slice(0, 2000),
    code,
    retryable: row.retryable === true,
    request_id: requestId,
    ...(faults.length === 0 ? {} : { errors: faults.slice(0, 1000) }),
    ...(typeof state === 'string' && typeof action === 'string'
      ? { state, action, allowed_actions: allowed_actions as string[] }
      : {}),
    ...extensionsOf(params),
  }
}

const extensions = ['reason', 'currency', 'previewed_total', 'current_total'] as const

/** What of a refusal the contract has a member for, beside the detail. */
const extensionsOf = (params: Refusal['params']): Partial<Problem> =>
  Object.fromEntries(extensions.flatMap((name) => {
    const value = params[name]
    return typeof value === 'string' ? [[name, value]] : []
  }))

const parameters = (params: Refusal['params']): string => {
  const shown = Object.entries(params).map(([name, value]) =>
    `${name} ${JSON.stringify(value).slice(0, 200)}`)
  return shown.length === 0 ? '' : ` (${shown.join(', ')})`
}

const headersOf = (refusal: Refusal): ProblemAnswer['headers'] => {
  const { code, params } = refusal
  if (code === 'unauthenticated') return { 'www-authenticate': 'Bearer' }
  if (refusal instanceof RefusalForNow) {
    return { 'retry-after': String(refusal.retryAfterSeconds) }
  }
  const { allow } = params
  if (typeof allow === 'string') return { allow }
  const passes = problemRow(code)?.retryable === true && code !== 'internal_error'
  return passes ? { 'retry-after': '1' } : {}
}
