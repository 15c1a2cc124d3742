import { spawn } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project.ts'

export type Outcome = { exitCode: number; stdout: string; stderr: string }

type Options = {
  cwd?: string
  environment?: Record<string, string>
  /** Show what the command prints as it comes, too. */
  live?: boolean
}

/** Runs a program to its end and gives back what it printed; it never throws for an exit code. */
export const run = (program: string, args: string[], options: Options = {}): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? projectRoot,
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const printed = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        printed[stream] += text
        if (options.live === true) process[stream].write(text)
      })
    }
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, ...printed }))
  })

/** The file behind a command of an installed package or workspace, for the Node that runs this. */
export const packageBinary = (name: string, command: string): string => {
  const folder = join(projectRoot, 'node_modules', name)
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8')
  const { bin } = JSON.parse(manifest) as { bin?: string | Record<string, string> }
  const file = typeof bin === 'string' ? bin : bin?.[command]
  if (file === undefined) throw new Error(`${name} has no command ${command}`)
  // Node runs TypeScript where it really stands, not where node_modules links to it.
  return realpathSync(join(folder, file))
}

/** Runs a command of an installed package with this very Node, whatever node is on PATH. */
export const runBinary = (
  [name, command]: [name: string, command: string],
  args: string[],
  options: Options = {},
): Promise<Outcome> => run(process.execPath, [packageBinary(name, command), ...args], options)
