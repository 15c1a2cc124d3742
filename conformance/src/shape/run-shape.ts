import type { Exchange } from '../api/exchange.ts'
import { createSecrets } from '../api/secrets.ts'
import { send } from '../api/send.ts'
import type { Target } from '../api/session.ts'
import type { Contract } from '../contract/contract.ts'
import { createExchangeValidator } from '../contract/validate-exchange.ts'
import { NoAnswer } from '../signals.ts'
import { shapeRequests, type ShapeRequest } from './shape-request.ts'

/** How one answer fared: faults is empty when it keeps the contract. */
export type ShapeAnswer = {
  operation_id: string
  example: string
  valid: boolean
  status: number | null
  faults: string[]
}

export type ShapeResult = {
  answers: ShapeAnswer[]
  verdict: 'shape_holds' | 'shape_broken' | 'hollow'
  exit_code: 0 | 1 | 3
  /** Says what was judged: the shape of answers and nothing else. */
  summary: string
}

export type ShapeOptions = {
  base: string
  platformKey: string
  contract: Contract
  clock: () => number
  request_timeout_ms?: number
}

// An example names objects that a real engine does not hold: a refusal by state is a fair answer.
const fairRefusals = new Set([404, 409, 422])

const statusFault = ({ valid }: ShapeRequest, status: number): string[] => {
  if (valid) {
    const fair = (status >= 200 && status < 300) || fairRefusals.has(status)
    return fair ? [] : [`A valid example was answered ${status}.`]
  }
  const refused = status === 400 || status === 422
  return refused ? [] : [`An invalid request was answered ${status}, promised is a refusal.`]
}

// Which problem fits is behaviour: a mock answers every refusal of a status by one example.
const judge = (asked: ShapeRequest, { status, violations }: Exchange): ShapeAnswer => {
  const shape = violations.filter(({ kind }) => kind !== 'problem')
  return {
    operation_id: asked.operation.operationId,
    example: asked.name,
    valid: asked.valid,
    status,
    faults: [...statusFault(asked, status), ...shape.map(({ detail }) => detail)],
  }
}

const targetOf = ({ base, platformKey, contract, clock, ...rest }: ShapeOptions): Target => ({
  base, platformKey, clock,
  timeout_ms: rest.request_timeout_ms ?? 10_000,
  validate: createExchangeValidator(contract),
  secrets: createSecrets(),
  observe: () => undefined,
  unanswered: () => undefined,
  signal: new AbortController().signal,
})

type Keys = Record<'none' | 'apiKey' | 'platformKey', string | null>

const keysOf = async (target: Target, requests: readonly ShapeRequest[]): Promise<Keys> => {
  const { platformKey } = target
  const create = requests.find(({ operation }) => operation.operationId === 'createOrganization')
  if (create === undefined) return { none: null, apiKey: platformKey, platformKey }
  const { body } = await send(target, { exchanges: [] },
    { request: create.request, secret: platformKey })
  const secret = (body as { api_key?: { secret?: string } } | undefined)?.api_key?.secret
  return { none: null, apiKey: secret ?? platformKey, platformKey }
}

const summaryOf = (answers: readonly ShapeAnswer[]): Omit<ShapeResult, 'answers'> => {
  const operations = new Set(answers.map(({ operation_id }) => operation_id)).size
  const valid = answers.filter((answer) => answer.valid).length
  const broken = answers.filter(({ faults }) => faults.length > 0).length
  const served = answers.filter(({ status }) => status !== null && status < 300).length
  const invalid = answers.length - valid
  const asked =
    `${operations} operations, ${valid} valid (${served} served) and ${invalid} invalid requests`
  if (broken > 0) {
    const summary = `shape only: ${asked}, ${broken} answers break the contract`
    return { verdict: 'shape_broken', exit_code: 1, summary }
  }
  if (served === 0) {
    return { verdict: 'hollow', exit_code: 3, summary: `shape only: ${asked}, none was served` }
  }
  const summary = `shape only: ${asked}, every answer keeps its schema`
  return { verdict: 'shape_holds', exit_code: 0, summary }
}

const ask = async (
  target: Target, asked: ShapeRequest, { secret }: { secret: string | null },
): Promise<ShapeAnswer> => {
  const { operation, name, valid, request } = asked
  try {
    return judge(asked, await send(target, { exchanges: [] }, { request, secret }))
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    const { operationId } = operation
    const faults = [error.message]
    return { operation_id: operationId, example: name, valid, status: null, faults }
  }
}

/** Calls every operation by its examples and judges the form of every answer, nothing else. */
export const runShape = async (options: ShapeOptions): Promise<ShapeResult> => {
  const target = targetOf(options)
  const requests = shapeRequests(options.contract.operations)
  const keys = await keysOf(target, requests)
  const answers: ShapeAnswer[] = []
  for (const [place, asked] of requests.entries()) {
    const secret = keys[asked.operation.credential]
    const key = 'Idempotency-Key' in (asked.request.headers ?? {})
      ? { headers: { ...asked.request.headers, 'Idempotency-Key': `shape-${place}` } }
      : {}
    const request = { ...asked.request, ...key }
    answers.push(await ask(target, { ...asked, request }, { secret }))
  }
  return { answers, ...summaryOf(answers) }
}
