/**
 * One thing wrong with what was sent (ERR 2: every fault is named, not the first).
 * `pointer` is a JSON Pointer (RFC 6901) in wire names, relative to the object that was checked.
 */
export type Fault = { readonly pointer: string; readonly code: string; readonly detail: string }

/** Joins pointer tokens, escaped as RFC 6901 asks: `pointerTo('a/b', 0)` is `/a~1b/0`. */
export const pointerTo = (...tokens: readonly (string | number)[]): string =>
  tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
