/** The part of an OpenAPI 3.1 document that the rules read. */
export interface Contract {
  openapi?: string
  paths?: { [path: string]: PathItem }
  webhooks?: { [name: string]: PathItem }
  tags?: { name: string }[]
  components?: Components
  'x-registries'?: Registries
  /** The profiles and what each holds. */
  'x-profiles'?: { [profile: string]: string }
  'x-scopes'?: string[] | { [scope: string]: string }
}

export interface Components {
  schemas?: { [name: string]: Schema }
  responses?: { [name: string]: Response }
  requestBodies?: { [name: string]: RequestBody }
  parameters?: { [name: string]: Parameter }
  headers?: { [name: string]: Pick<MediaType, 'schema'> }
  securitySchemes?: { [name: string]: unknown }
}

export interface Reference {
  $ref: string
}

export interface PathItem {
  parameters?: (Parameter | Reference)[]
  get?: Operation
  put?: Operation
  post?: Operation
  patch?: Operation
  delete?: Operation
}

export interface Operation {
  operationId?: string
  summary?: string
  description?: string
  tags?: string[]
  deprecated?: boolean
  security?: { [scheme: string]: string[] }[]
  parameters?: (Parameter | Reference)[]
  requestBody?: RequestBody | Reference
  responses?: { [status: string]: Response | Reference }
  [extension: `x-${string}`]: unknown
}

export interface Parameter {
  name: string
  in: string
  required?: boolean
  schema?: Schema
}

export interface RequestBody {
  content?: { [mediaType: string]: MediaType }
}

export interface Response {
  description?: string
  headers?: { [name: string]: unknown }
  content?: { [mediaType: string]: MediaType }
}

export interface MediaType {
  schema?: Schema
  example?: unknown
  examples?: { [name: string]: unknown }
}

export interface Discriminator {
  propertyName: string
  mapping?: { [tag: string]: string }
}

export interface Schema {
  $ref?: string
  type?: string | string[]
  properties?: { [name: string]: Schema }
  required?: string[]
  items?: Schema
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  discriminator?: Discriminator
  [keyword: string]: unknown
}

/** What `dist/` holds beside the contract; it rides along in the linted document. */
export interface Registries {
  requirements?: RequirementRow[]
  problems?: ProblemRow[]
  currencies?: CurrencyRow[]
}

export interface RequirementRow {
  id: string
  level?: string
  profile?: string
  since?: string
  text?: string
  global?: boolean
  unobservable?: string
}

export interface ProblemRow {
  code: string
  type?: string
  status?: number
  title?: string
  retryable?: boolean
  when?: string
  per_event?: boolean
  global?: boolean
}

export interface CurrencyRow {
  code: string
  minor_digits: number
}
