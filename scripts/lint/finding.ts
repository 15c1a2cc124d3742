export type SpecFinding = {
  /** `file:line`, where a hand can mend it or at least see it. */
  place: string
  severity: 'error' | 'warn'
  rule: string
  message: string
  fix: string
}
