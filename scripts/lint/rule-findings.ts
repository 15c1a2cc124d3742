import { join } from 'node:path'
import { lintBundle } from '../../rules/src/lint.ts'
import type { SpecFinding } from './finding.ts'
import { sourcePlaces } from './source-place.ts'

/** What our own rules find in the bundle, with the file to mend where it can be told. */
export const ruleFindings = async (root: string): Promise<SpecFinding[]> => {
  const placeOf = sourcePlaces(root)
  const findings = await lintBundle({ bundlePath: join(root, 'dist/valora.yaml') })
  return findings.map(({ rule, severity, path, line, message, fix }) => ({
    place: placeOf(path) ?? `dist/valora.yaml:${line}`,
    severity,
    rule,
    message: `${message} (${path})`,
    fix,
  }))
}
