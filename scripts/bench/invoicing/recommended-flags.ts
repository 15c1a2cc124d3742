/**
 * What an operator is recommended for an engine that bills much, by NODE_OPTIONS: all that a chunk
 * of invoices makes lives until its transaction ends, and is copied less often in a larger space.
 */
export const recommendedFlags = ['--max-semi-space-size=64']
