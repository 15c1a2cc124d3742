import type { operations } from '@valora/spec/types'
import type { Caller } from '../application/ports.ts'
import type { Instant } from '../domain/time/instant.ts'

/** Every operation of the contract; the generated types name them. */
export type OperationId = keyof operations

type Members<T> = T extends object ? { readonly [Name in keyof T]: T[Name] } : object
type ParametersOf<Id extends OperationId> = operations[Id]['parameters']
type QueryOf<Id extends OperationId> = Members<NonNullable<ParametersOf<Id>['query']>>
type PathOf<Id extends OperationId> = Members<NonNullable<ParametersOf<Id>['path']>>

type OneBody<Content> = {
  [Type in keyof Content]: { readonly mediaType: Type; readonly body: Content[Type] }
}[keyof Content]

type BodyOf<Id extends OperationId> =
  operations[Id] extends { requestBody: { content: infer Content } }
    ? OneBody<Content>
    : { readonly mediaType?: undefined; readonly body?: undefined }

/** Which page is wanted; on every operation that takes a cursor (PAG 4). */
export type PageWanted = {
  readonly limit: number
  /** The key of the last object of the page before; absent on the first page. */
  readonly after?: string | undefined
  /** The cursor of the page after the object with this key; opaque, good for this list only. */
  readonly cursorAfter: (key: string) => string
}

type PageOf<Id extends OperationId> = 'cursor' extends keyof QueryOf<Id>
  ? { readonly page: PageWanted }
  : { readonly page?: undefined }

/**
 * What a handler is given once the request has kept its schema and its caller may do it.
 * `organizationId` and `actor` are what a use case needs to know of the caller.
 */
export type HandlerRequest<Id extends OperationId> = Caller & BodyOf<Id> & PageOf<Id> & {
  readonly params: PathOf<Id>
  readonly query: QueryOf<Id>
  /** The process clock when the request came; a customer's own clock may be another. */
  readonly now: Instant
  readonly requestId: string
}

type JsonOf<Response> =
  Response extends { content: { 'application/json': infer Body } } ? Body : never
type ResponsesOf<Id extends OperationId> = operations[Id]['responses']
type SuccessOf<Id extends OperationId> = Extract<keyof ResponsesOf<Id>, 200 | 201 | 202>

/** What a handler answers: one of the contract's successes. A refusal is thrown instead. */
export type HandlerAnswer<Id extends OperationId> = {
  [Status in SuccessOf<Id>]:
    { readonly status: Status; readonly body: JsonOf<ResponsesOf<Id>[Status]> }
}[SuccessOf<Id>]

/**
 * Serves one operation: wire to domain, one use case, domain to wire; no other decision.
 * It throws `Refusal` for what is declined.
 */
export type Handler<Id extends OperationId> =
  (request: HandlerRequest<Id>) => Promise<HandlerAnswer<Id>>

/** A record of handlers: `({ createCustomer: ... }) satisfies Handlers<'createCustomer'>`. */
export type Handlers<Ids extends OperationId> = { readonly [Id in Ids]: Handler<Id> }
