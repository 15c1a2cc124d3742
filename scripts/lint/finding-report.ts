import type { SpecFinding } from './finding.ts'

const lines = ({ place, severity, rule, message, fix }: SpecFinding): string =>
  `${place}: ${severity} ${rule}: ${message}${fix === '' ? '' : `\n    fix: ${fix}`}`

/** The findings as a terminal shows them, a last line that counts them, and the verdict. */
export const findingReport = (findings: SpecFinding[]) => {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const summary = `${errors} errors, ${findings.length - errors} warnings`
  return { text: [...findings.map(lines), summary].join('\n'), summary, failed: errors > 0 }
}
