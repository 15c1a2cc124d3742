import type { Fault } from '../../domain/fault.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Contract } from '../contract/contract.ts'
import type { Operation } from '../contract/operation.ts'
import { invalidRequest } from '../refusals.ts'
import type { Compile } from '../validation/validators.ts'
import { binaryEventReader, structuredType } from './binary-cloud-event.ts'
import { parameterCheck } from './check-parameters.ts'
import { bodyReader } from './read-body.ts'
import { headerReader } from './read-headers.ts'
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
  /** What beside the body's bytes a repeated request must have in common with the first. */
  readonly attributes?: string | undefined
  readonly idempotencyKey?: string | undefined
}

/** Reads requests of one operation: 415, then 400 with every fault of every part (ERR 2). */
export const requestReader = (
  { operation, contract, compile }:
    { operation: Operation; contract: Contract; compile: Compile },
): ((arrived: Arrived) => Accepted) => {
  const { document, version } = contract
  const readContent = contentReader(operation, compile)
  const readHeaders = headerReader(operation)
  const checkPath = parameterCheck({ operation, document, place: 'path' }, compile)
  const checkQuery = parameterCheck({ operation, document, place: 'query' }, compile)
  const checkHeaders = parameterCheck({ operation, document, place: 'header' }, compile)
  return ({ url, params, headers, bytes }) => {
    const { faults: contentFaults, ...content } = readContent({ headers, bytes })
    const header = checkHeaders(readHeaders(headers))
    const pinned = header.values['valora-spec-version']
    if (!pointsAt(header.faults, 'Valora-Spec-Version')) {
      refusePinOutside(version, pinned as string | undefined)
    }
    const path = checkPath(params)
    const { values, faults: queryFaults } = readQuery(url)
    const query = checkQuery(values)
    refuse([...header.faults, ...path.faults, ...queryFaults, ...query.faults, ...contentFaults])
    const idempotencyKey = header.values['idempotency-key'] as string | undefined
    return { params: path.values, query: query.values, ...content, idempotencyKey }
  }
}

type Content = Pick<Accepted, 'mediaType' | 'body' | 'attributes'>
  & { readonly faults: readonly Fault[] }

/** What a request carries, wherever it carries it: binary mode becomes structured here. */
const contentReader = (operation: Operation, compile: Compile) => {
  const readBody = bodyReader(operation, compile)
  const readBinary = binaryEventReader(operation, compile)
  return (sent: Pick<Arrived, 'headers' | 'bytes'>): Content => {
    const { mediaType, body, faults } = readBody(sent)
    if (readBinary === undefined || mediaType !== 'application/json') {
      return { mediaType, body, faults }
    }
    const binary = readBinary({ headers: sent.headers, body })
    return { ...binary, mediaType: structuredType, faults: [...binary.faults, ...faults] }
  }
}

const pointsAt = (faults: readonly Fault[], header: string): boolean =>
  faults.some(({ pointer }) => pointer === `#/header/${header}`)

const refuse = (faults: readonly Fault[]): void => {
  const [first] = faults
  if (first === undefined) return
  const onlyTheKey = faults.length === 1 && first.code === 'required'
    && first.pointer === '#/header/Idempotency-Key'
  throw onlyTheKey ? new Refusal('idempotency_key_required') : invalidRequest(faults)
}
