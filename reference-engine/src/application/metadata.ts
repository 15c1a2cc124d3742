import { refuseFaults } from '../domain/refusal.ts'

/** The caller's own key-value pairs; the engine stores them and never reads them. */
export type Metadata = { readonly [key: string]: string }

/** A JSON Merge Patch of metadata: null removes a key (RES 1). */
export type MetadataPatch = { readonly [key: string]: string | null }

const keysMax = 50

/** The pairs after the patch; too many of them are as invalid as they would be at once. */
export const mergedMetadata = (metadata: Metadata, patch: MetadataPatch = {}): Metadata => {
  const merged = Object.entries({ ...metadata, ...patch })
    .filter((pair): pair is [string, string] => pair[1] !== null)
  refuseFaults('invalid_request', merged.length <= keysMax ? [] : [{
    pointer: '/metadata', code: 'out_of_range',
    detail: `Metadata holds ${keysMax} keys at most, these would be ${merged.length}.`,
  }])
  return Object.fromEntries(merged)
}
