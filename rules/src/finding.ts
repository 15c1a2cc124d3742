/** One breach in the linted document. */
export interface Finding {
  rule: string
  severity: 'error' | 'warn'
  /** JSONPath of the place in the bundle. */
  path: string
  /** Line in the bundle, from 1. */
  line: number
  message: string
  fix: string
}
