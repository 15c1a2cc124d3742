import type { NullServer } from './null-server.ts'

/** Takes every request and never answers. */
export const hanging: NullServer = { name: 'hanging', answer: () => null }
