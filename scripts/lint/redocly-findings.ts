import { redocly } from '../redocly/redocly.ts'
import { Failure } from '../run/failure.ts'
import type { SpecFinding } from './finding.ts'

type Location = { source: { ref: string }; pointer?: string; start?: { line: number } }

type Problem = {
  ruleId: string
  severity: 'error' | 'warn'
  message: string
  reference?: string
  suggest?: string[]
  location: Location[]
}

const toFinding = ({ ruleId, severity, message, location, ...more }: Problem): SpecFinding => {
  const [where] = location
  const { suggest = [], reference = '' } = more
  return {
    place: `${where?.source.ref ?? 'spec'}:${where?.start?.line ?? 1}`,
    severity,
    rule: `redocly/${ruleId}`,
    message: `${message} (${where?.pointer ?? '#'})`,
    fix: suggest.length > 0 ? `Did you mean ${suggest.join(' or ')}?` : reference,
  }
}

/** What redocly finds in the source files, with the line in the file that is to be mended. */
export const redoclyFindings = async (root: string): Promise<SpecFinding[]> => {
  // Linted with its references as they are, an example's fault is shown in the example's file.
  const whole = ['--skip-preprocessor=valora/inline-examples', '--max-problems=1000']
  const { stdout, stderr } =
    await redocly(root, ['lint', 'spec/openapi.yaml', '--format=json', ...whole])
  try {
    const { problems } = JSON.parse(stdout) as { problems: Problem[] }
    return problems.map(toFinding)
  } catch {
    throw new Failure(`redocly lint gave no report: ${stderr.trim()}`, 'missing')
  }
}
