import { canonicalJson } from './canonical-json.ts'
import type { Json } from './canonical-json.ts'

/** SHA-256 of the UTF-8 bytes of `text` as 64 lower-case hex digits; the caller brings it. */
export type Sha256 = (text: string) => string

/** Digest of a JSON value, independent of property order: `sha256:` and 64 hex digits (DET 2). */
export const digest = (value: Json, sha256: Sha256): string =>
  `sha256:${sha256(canonicalJson(value))}`
