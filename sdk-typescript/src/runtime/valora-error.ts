/** Everything a call throws is one of these. */
export class ValoraError extends Error {
  override readonly name: string = 'ValoraError'
  /** Whether the same call may succeed later. */
  readonly retryable: boolean = true
}

/** No usable answer came: the connection failed or broke off, or the answer was not JSON. */
export class ValoraConnectionError extends ValoraError {
  override readonly name = 'ValoraConnectionError'
}

/** The answer did not come in time. */
export class ValoraTimeoutError extends ValoraError {
  override readonly name = 'ValoraTimeoutError'
}

/** The caller's signal ended the call; `cause` is the reason it gave. */
export class ValoraAbortError extends ValoraError {
  override readonly name = 'ValoraAbortError'
  override readonly retryable = false
}

/** The server keeps a version of the contract that this SDK does not work with. */
export class ValoraVersionError extends ValoraError {
  override readonly name = 'ValoraVersionError'
  override readonly retryable = false
}
