import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { packageBinary, runBinary } from '../run/command.ts'
import { Failure } from '../run/failure.ts'
import { projectRoot } from '../run/project.ts'
import { startServer, type Server } from '../run/server.ts'

const reportFolder = join(projectRoot, 'dist/conformance')

/** What the suite's exit codes mean; 0 is conformant. */
const meanings: Record<number, string> = {
  1: 'not conformant: a MUST failed, listed above',
  2: 'the suite was called wrongly',
  3: 'a hollow run: nothing was really proved',
}

/** Starts the reference engine as its users do, in memory, on a free port. */
export const startEngine = (platformKey: string): Promise<Server> =>
  startServer({
    name: 'The engine',
    args: [
      packageBinary('@valora/reference-engine', 'valora-engine'),
      'serve', '--port', '0', '--data', 'memory',
    ],
    listening: /valora-engine listening on (http:\/\/\S+)/,
    environment: { VALORA_PLATFORM_KEY: platformKey },
  })

/** Runs the whole suite against an engine, or what flags select; its last line is the verdict. */
export const runConformance = async (
  url: string, platformKey: string, flags: readonly string[] = [],
): Promise<string> => {
  rmSync(reportFolder, { recursive: true, force: true })
  const target = ['--url', url, '--platform-key', platformKey, '--report-dir', reportFolder]
  const { exitCode, stdout } = await runBinary(
    ['@valora/conformance', 'valora-conformance'], ['run', ...target, ...flags], { live: true })
  const meaning = meanings[exitCode] ?? `the suite ended with exit code ${exitCode}`
  if (exitCode !== 0) throw new Failure(meaning)
  return stdout.trim().split('\n').at(-1) ?? 'conformant'
}

/** The HTML report that the suite left, as a path from the project root. */
export const findReport = async (): Promise<string> => {
  const pages = existsSync(reportFolder)
    ? readdirSync(reportFolder).filter((name) => name.endsWith('.html'))
    : []
  const [page] = pages
  if (page === undefined) throw new Failure('the suite left no HTML report in dist/conformance')
  return relative(projectRoot, join(reportFolder, page))
}
