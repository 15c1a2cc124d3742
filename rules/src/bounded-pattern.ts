import { bare } from './pattern-fault.ts'

/** True for an anchored pattern that only a text of bounded length can match. */
export const isBoundedPattern = (pattern: string): boolean =>
  pattern.startsWith('^') && pattern.endsWith('$') && !/[*+]|\{\d+,\}/.test(bare(pattern))
