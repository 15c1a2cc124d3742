import { join } from 'node:path'
import { runBinary } from '../run/command.ts'
import { Failure } from '../run/failure.ts'
import { projectRoot } from '../run/project.ts'
import type { SpecFinding } from './finding.ts'
import { sourcePlaces } from './source-place.ts'

type Result = {
  code: string
  message: string
  path: (string | number)[]
  /** 0 is an error, 1 a warning. */
  severity: number
  range: { start: { line: number } }
}

/** What the rules adopted from Spectral's own OpenAPI set find in the bundle. */
export const adoptedFindings = async (root: string): Promise<SpecFinding[]> => {
  const placeOf = sourcePlaces(root)
  const ruleset = join(projectRoot, 'rules/spectral.yaml')
  const bundle = join(root, 'dist/valora.yaml')
  const { stdout, stderr } = await runBinary(['@stoplight/spectral-cli', 'spectral'],
    ['lint', bundle, '--ruleset', ruleset, '--format', 'json', '--quiet'])
  try {
    // After the report Spectral says in words that it found nothing.
    const report = stdout.slice(0, stdout.lastIndexOf(']') + 1)
    return (JSON.parse(report) as Result[]).map(({ code, message, path, severity, range }) => {
      const pointer = ['$', ...path].join('.')
      return {
        place: placeOf(pointer) ?? `dist/valora.yaml:${range.start.line + 1}`,
        severity: severity === 0 ? 'error' : 'warn',
        rule: `spectral/${code}`,
        message: `${message} (${pointer})`,
        fix: `See rule ${code} of Spectral's OpenAPI set`,
      }
    })
  } catch {
    throw new Failure(`spectral lint gave no report: ${stderr.trim()}`, 'missing')
  }
}
