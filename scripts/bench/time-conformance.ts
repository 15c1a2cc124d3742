import { execFile } from 'node:child_process'
import { packageBinary } from '../run/command.ts'
import { projectRoot } from '../run/project.ts'

/** How long the whole suite took, and how it ended: exit code 0 is conformant. */
export type ConformanceTime = { seconds: number; exit_code: number; verdict: string }

/** The error where it crashed, else its last line, which is the suite's own verdict. */
const lastWord = (stdout: string, stderr: string): string => {
  const error = stderr.split('\n').findLast((line) => /^\w*Error: /.test(line))
  return error ?? `${stderr}\n${stdout}`.trim().split('\n').at(-1) ?? ''
}

const limit_ms = 300_000

/** Runs the whole suite against an engine; it writes no report. */
export const timeConformance = (url: string, platformKey: string): Promise<ConformanceTime> =>
  new Promise((resolve) => {
    const command = packageBinary('@valora/conformance', 'valora-conformance')
    const args = [command, 'run', '--url', url, '--platform-key', platformKey]
    const options = { cwd: projectRoot, timeout: limit_ms, maxBuffer: 2 ** 26 }
    const start = performance.now()
    const kill = () => void child.kill()
    const child = execFile(process.execPath, args, options, (error, stdout, stderr) => {
      process.off('exit', kill)
      const late = error?.killed === true
      resolve({
        seconds: (performance.now() - start) / 1000,
        exit_code: child.exitCode ?? 1,
        verdict: late ? `stopped after ${limit_ms / 1000} s` : lastWord(stdout, stderr),
      })
    })
    process.once('exit', kill)
  })
