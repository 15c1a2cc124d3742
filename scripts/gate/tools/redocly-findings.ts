import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runBinary } from '../../run/command.ts'
import { Failure } from '../../run/failure.ts'
import { toFinding, type Finding } from '../finding.ts'
import type { ToolFiles } from './tool-files.ts'
import type { ToolPolicy } from './tool-policy.ts'

type Verdict = { ruleId: string; message: string; location: { pointer: string } }

type Report = { changes: { path: string; verdicts: Verdict[] }[] }

const configuration = "telemetry: 'off'\nextends:\n  - diff-recommended\n"

const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }

const report = async ({ folder, base, revision }: ToolFiles): Promise<Report> => {
  const config = join(folder, 'redocly.yaml')
  writeFileSync(config, configuration)
  const args = ['diff', base.file, revision.file, '--format', 'json', '--config', config]
  const { stdout, stderr } = await runBinary(['@redocly/cli', 'redocly'],
    [...args, '--fail-on', 'none'], { environment: quiet })
  try {
    return JSON.parse(stdout) as Report
  } catch {
    const said = stderr.trim().split('\n').filter((line) => line !== '').join(' ')
    throw new Failure(`redocly diff gave no report: ${said.replaceAll(folder, '')}`, 'missing')
  }
}

/** What `redocly diff` finds, with the verdict that the policy gives to its rule. */
export const redoclyFindings = async (
  files: ToolFiles,
  policy: ToolPolicy,
): Promise<Finding[]> => {
  const { changes } = await report(files)
  const found = changes.flatMap(({ verdicts }) => verdicts.map(({ ruleId, message, location }) =>
    toFinding({
      verdict: policy.redocly.get(ruleId) ?? 'major',
      plane: 'wire',
      id: `redocly/${ruleId}`,
      where: location.pointer,
      why: message,
    })))
  const byKey = new Map(found.map((finding) => [finding.fingerprint, finding]))
  return [...byKey.values()]
}
