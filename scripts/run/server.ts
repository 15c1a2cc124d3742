import { spawn, type ChildProcessByStdio } from 'node:child_process'
import type { Readable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { Failure } from './failure.ts'
import { projectRoot } from './project.ts'

export type Server = {
  url: string
  stop: () => Promise<void>
  /** Ends with the exit code when the server is stopped or ends by itself. */
  ended: Promise<number>
}

type Options = {
  name: string
  args: string[]
  /** Finds the URL, as the first group, in what the server prints once it listens. */
  listening: RegExp
  environment?: Record<string, string>
  timeoutMs?: number
}

type Child = ChildProcessByStdio<null, Readable, Readable>

/** The error that was thrown, where one was, else the last line. */
const lastWord = (text: string): string => {
  const lines = stripVTControlCharacters(text).trim().split('\n')
  return lines.findLast((line) => /^\w*Error: /.test(line)) ?? lines.at(-1) ?? ''
}

const listeningUrl = (child: Child, options: Options): Promise<string> =>
  new Promise((resolve, reject) => {
    const { name, listening, timeoutMs = 180_000 } = options
    let printed = ''
    const timer = setTimeout(() => {
      reject(new Failure(`${name} does not listen after ${timeoutMs} ms: ${lastWord(printed)}`))
    }, timeoutMs)
    const read = (text: string) => {
      printed += text
      const url = listening.exec(printed)?.[1]
      if (url !== undefined) resolve(url)
    }
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read)
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(timer)
      reject(new Failure(`${name} did not start: ${lastWord(printed)}`))
    })
  })

/** Starts a server as a process of this very Node and waits until it says that it listens. */
export const startServer = async (options: Options): Promise<Server> => {
  const child = spawn(process.execPath, options.args, {
    cwd: projectRoot,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A server never outlives the script that started it.
  const kill = () => void child.kill()
  process.once('exit', kill)
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)))
  const stop = async () => {
    process.off('exit', kill)
    kill()
    await ended
  }
  try {
    return { url: await listeningUrl(child, options), stop, ended }
  } catch (error) {
    await stop()
    throw error
  }
}
