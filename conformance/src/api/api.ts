import type { Exchange } from './exchange.ts'

export type RequestOptions = {
  /** Sent as `Idempotency-Key`. */
  key?: string
  /** Further headers; they win over those the client sets. */
  headers?: Record<string, string>
  /** Query parameters; undefined ones are left out. */
  query?: Record<string, string | number | undefined>
  /** The media type of the body, instead of application/json (PATCH: merge-patch+json). */
  contentType?: string
}

export type RawRequest = RequestOptions & {
  method: string
  path: string
  /** The body exactly as it is to be sent: broken JSON, duplicate names, huge ones. */
  text?: string
}

/** How a request says who it is from. */
export type Credential = () => Promise<string | null>

/**
 * Black-box HTTP. Paths stand below `/v1` (`/customers`). Every answer is validated against the
 * contract before it is returned: a violation ends the check as failed, so `body` may be read
 * with the type of the contract.
 */
export type Api = {
  get<Body = unknown>(path: string, options?: RequestOptions): Promise<Exchange<Body>>
  post<Body = unknown>(
    path: string, body?: unknown, options?: RequestOptions): Promise<Exchange<Body>>
  patch<Body = unknown>(
    path: string, body: unknown, options?: RequestOptions): Promise<Exchange<Body>>
  /** Any method and any text as body, for requests that no well-behaved client sends. */
  send<Body = unknown>(request: RawRequest): Promise<Exchange<Body>>
  /** Walks a list to its end and returns all items; `limit` sets the page size. */
  all<Item = unknown>(path: string, options?: RequestOptions): Promise<Item[]>
  /** The same client with another secret. */
  as(secret: string): Api
  /** The same client without any key. */
  anonymous(): Api
  /** The same client with the platform key. */
  platform(): Api
  /** A fresh Idempotency-Key. */
  newKey(): string
}
