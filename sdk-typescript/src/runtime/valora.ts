import type { OperationId } from '../generated/operations.ts'
import type { operations } from '../generated/schema.ts'
import type { ValoraClient } from './create-client.ts'

type Parameters<Id extends OperationId, Place extends 'path' | 'query'> =
  NonNullable<operations[Id]['parameters'][Place]>

/** `body` of whichever media type the operation takes; never where it takes none. */
type Body<Id extends OperationId> =
  operations[Id] extends { requestBody: { content: infer Content } }
    ? Content[keyof Content]
    : never

/** A part of a call: absent, optional when all that it holds is, or required. */
type Part<Name extends string, Content> =
  [Content] extends [never] ? { [Key in Name]?: never }
  : Partial<Content> extends Content ? { [Key in Name]?: Content | undefined }
  : { [Key in Name]: Content }

type Settings = {
  /** Names the call for the engine, which then acts once for it; made anew when absent. */
  idempotencyKey?: string | undefined
  /** Ends the call, its retries too. */
  signal?: AbortSignal | undefined
  /** How long each attempt of this call may take. */
  timeout_ms?: number | undefined
  headers?: Record<string, string> | undefined
}

/** What one call of an operation takes. */
export type Call<Id extends OperationId> =
  & Part<'path', Parameters<Id, 'path'>>
  & Part<'query', Parameters<Id, 'query'>>
  & ([Body<Id>] extends [never] ? { body?: never } : { body: Body<Id> })
  & Settings

type Responses<Id extends OperationId> = operations[Id]['responses']

/** What an operation answers when it succeeds. */
export type Answer<Id extends OperationId> =
  Responses<Id>[keyof Responses<Id> & (200 | 201 | 202)] extends
    { content: { 'application/json': infer Content } } ? Content : never

/** What a list holds; never where the operation answers no pages. */
export type Item<Id extends OperationId> =
  Answer<Id> extends { data: (infer Content)[]; next_cursor: string | null } ? Content : never

type Given<Id extends OperationId> =
  Partial<Call<Id>> extends Call<Id> ? [call?: Call<Id>] : [call: Call<Id>]

type Once<Id extends OperationId> = (...given: Given<Id>) => Promise<Answer<Id>>

type Paged<Id extends OperationId> = {
  /** Every object of the list, page after page, each exactly once (PAG-4.4). */
  all: (...given: Given<Id>) => AsyncGenerator<Item<Id>, void, undefined>
}

/** One function for each operation of the contract, named by its operationId. */
export type Valora = {
  readonly [Id in OperationId]: [Item<Id>] extends [never] ? Once<Id> : Once<Id> & Paged<Id>
} & {
  /** The openapi-fetch client beneath: it retries too, and answers `{ data, error, response }`. */
  readonly client: ValoraClient
}
