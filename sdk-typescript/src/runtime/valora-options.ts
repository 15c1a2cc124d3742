/** What `createValora` takes. Only `baseUrl` is required. */
export type ValoraOptions = {
  /** Where the engine serves the contract, such as `http://127.0.0.1:8080/v1`. */
  baseUrl: string
  /** Sent as `Authorization: Bearer`: a key of one organization, or the platform key. */
  apiKey?: string | undefined
  /** Pins the contract version the caller was written for (VER-3.3); none is pinned by default. */
  specVersion?: string | undefined
  /** Sent with every request. */
  headers?: Record<string, string> | undefined
  /**
   * How long one attempt may take, its body included; 30 seconds by default. A whole call, with
   * its retries and the waits between them, ends within `(retries + 1) * timeout_ms`.
   */
  timeout_ms?: number | undefined
  /** How often a call may be sent again where its retry class allows; 3 by default. */
  retries?: number | undefined
  /** Sends one request; `globalThis.fetch` by default. It must obey the request's signal. */
  fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Makes the `Idempotency-Key` of a call that gave none (IDM-1.1); a UUID by default. */
  newIdempotencyKey?: (() => string) | undefined
  /** A number in [0, 1) for the jitter between attempts; `Math.random` by default. */
  random?: (() => number) | undefined
  /** Waits between attempts, and ends early when the signal is aborted. */
  sleep?: ((wait_ms: number, signal: AbortSignal) => Promise<void>) | undefined
  /** Milliseconds since 1970, for the deadline and for dates in `Retry-After`. */
  now?: (() => number) | undefined
}
