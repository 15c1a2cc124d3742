import type { Fault } from '../../domain/fault.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Contract } from '../contract/contract.ts'
import type { Operation } from '../contract/operation.ts'
import { invalidRequest } from '../refusals.ts'
import type { Compile } from '../validation/validators.ts'
import { parameterCheck } from './check-parameters.ts'
import { bodyReader } from './read-body.ts'
import { readQuery } from './read-query.ts'
import { refusePinOutside } from './spec-version.ts'
import type { IncomingHttpHeaders } from 'node:http'

/** A request as it came, once its caller may do what it asks for. */
export type Arrived = {
  readonly url: string
  readonly params: { readonly [name: string]: string }
  readonly headers: IncomingHttpHeaders
  readonly bytes: Uint8Array
}

type Values = { readonly [name: string]: unknown }

/** A request that keeps its schema. */
export type Accepted = {
  readonly params: Values
  readonly query: Values
  readonly mediaType?: string | undefined
  readonly body?: unknown
  readonly idempotencyKey?: string | undefined
}

/** Reads requests of one operation: 415, then 400 with every fault of every part (ERR 2). */
export const requestReader = (
  { operation, contract, compile }:
    { operation: Operation; contract: Contract; compile: Compile },
): ((arrived: Arrived) => Accepted) => {
  const { document, version } = contract
  const readBody = bodyReader(operation, compile)
  const checkPath = parameterCheck({ operation, document, place: 'path' }, compile)
  const checkQuery = parameterCheck({ operation, document, place: 'query' }, compile)
  const checkHeaders = parameterCheck({ operation, document, place: 'header' }, compile)
  return ({ url, params, headers, bytes }) => {
    const { mediaType, body, faults: bodyFaults } = readBody({ headers, bytes })
    const header = checkHeaders(singleHeaders(headers))
    const pinned = header.values['valora-spec-version']
    if (!pointsAt(header.faults, 'Valora-Spec-Version')) {
      refusePinOutside(version, pinned as string | undefined)
    }
    const path = checkPath(params)
    const { values, faults: queryFaults } = readQuery(url)
    const query = checkQuery(values)
    refuse([...header.faults, ...path.faults, ...queryFaults, ...query.faults, ...bodyFaults])
    const idempotencyKey = header.values['idempotency-key'] as string | undefined
    return { params: path.values, query: query.values, mediaType, body, idempotencyKey }
  }
}

const singleHeaders = (headers: IncomingHttpHeaders): { [name: string]: string | undefined } =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) =>
    [name, Array.isArray(value) ? value.join(', ') : value]))

const pointsAt = (faults: readonly Fault[], header: string): boolean =>
  faults.some(({ pointer }) => pointer === `#/header/${header}`)

const refuse = (faults: readonly Fault[]): void => {
  const [first] = faults
  if (first === undefined) return
  const onlyTheKey = faults.length === 1 && first.code === 'required'
    && first.pointer === '#/header/Idempotency-Key'
  throw onlyTheKey ? new Refusal('idempotency_key_required') : invalidRequest(faults)
}
