/** One example of a request body, as it stands in the contract. */
export type BodyExample = { name: string; value: unknown }

export type RequestBody = { contentType: string; examples: readonly BodyExample[] }

export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  example: unknown
}

/** One operation of the contract, flattened to what the suite asks of it. */
export type Operation = {
  operationId: string
  method: string
  /** With placeholders, below `/v1`: `/customers/{customer_id}`. */
  path: string
  profile: string
  requirements: readonly string[]
  /** The problem codes it may answer. */
  problems: readonly string[]
  retry: string
  /** Which key it takes. */
  credential: 'none' | 'apiKey' | 'platformKey'
  scopes: readonly string[]
  parameters: readonly Parameter[]
  requestBodies: readonly RequestBody[]
  statuses: readonly number[]
}

export type Requirement = {
  id: string
  area: string
  level: 'MUST' | 'SHOULD' | 'MAY'
  profile: string
  since: string
  text: string
  /** Why it cannot be observed from outside. */
  unobservable?: string
}

export type ProblemRow = {
  code: string
  type: string
  status: number
  title: string
  retryable: boolean
  when: string
}

/** The contract under test. */
export type Contract = {
  version: string
  profiles: readonly string[]
  operations: readonly Operation[]
  /** In the order of the registry. */
  requirements: readonly Requirement[]
  areas: ReadonlyMap<string, string>
  problems: ReadonlyMap<string, ProblemRow>
  /** Minor digits by currency code. */
  currencies: ReadonlyMap<string, number>
  /** Scopes by role of an API key. */
  roles: ReadonlyMap<string, readonly string[]>
  /** The bundled OpenAPI document itself. */
  document: OpenApiDocument
}

export type JsonObject = Record<string, unknown>

export type OpenApiDocument = JsonObject & { paths: Record<string, JsonObject> }
