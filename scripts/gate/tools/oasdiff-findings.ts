import { runOasdiff } from '../../diff/run-oasdiff.ts'
import { toFinding, type Finding } from '../finding.ts'
import type { ToolPolicy } from './tool-policy.ts'
import type { ToolFiles } from './tool-files.ts'

type Source = { line: number }

type Reported = {
  id: string
  text: string
  operation?: string
  path?: string
  baseSource?: Source
  revisionSource?: Source
}

/** Its exit codes beyond 100 name what it could not read; what it says then names the file. */
const changelog = async ({ base, revision }: ToolFiles): Promise<Reported[]> => {
  const args = ['changelog', base.file, revision.file, '-f', 'json', '--level', 'INFO']
  const said = await runOasdiff(args, (text) => text
    .replaceAll(base.file, base.shown).replaceAll(revision.file, revision.shown))
  return (said ?? []) as Reported[]
}

/** What oasdiff finds, once for each place, with the verdict that the policy gives to its id. */
export const oasdiffFindings = async (
  files: ToolFiles,
  policy: ToolPolicy,
): Promise<Finding[]> => {
  const whereOf = ({ baseSource, revisionSource, operation = '', path = '' }: Reported): string =>
    (revisionSource && files.revision.pointers[revisionSource.line - 1])
    ?? (baseSource && files.base.pointers[baseSource.line - 1])
    ?? `${operation} ${path}`.trim()
  const found = new Map<string, Finding>()
  for (const reported of await changelog(files)) {
    const { id, text } = reported
    const where = whereOf(reported)
    const verdict = policy.oasdiff.get(id) ?? 'major'
    if (found.has(`${id} ${where}`)) continue
    found.set(`${id} ${where}`,
      toFinding({ verdict, plane: 'wire', id: `oasdiff/${id}`, where, why: text }))
  }
  return [...found.values()]
}
