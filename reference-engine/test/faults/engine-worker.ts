import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { planted } from '../planted-fault.ts'
import type { PlantedFault } from '../planted-fault.ts'

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const [cli, preload] = [file('../../src/cli.ts'), file('told-clock.ts')]

export type WorkerTerms = {
  /** How PostgreSQL calls its sessions. */
  readonly name: string
  readonly databaseUrl: string
  /** Where its wall clock stands. */
  readonly now: string
  readonly fault?: PlantedFault | undefined
}

/** An engine as an operator runs it, its scheduler included, in a process of its own. */
export type EngineWorker = {
  readonly name: string
  readonly pid: number
  /** Puts its wall clock where it is told. */
  readonly tell: (now: string) => void
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>
  /** Stops it as an operator would, and answers its exit code. */
  readonly stop: () => Promise<number | null>
  readonly isRunning: () => boolean
  /** What it has logged: nothing but failures. */
  readonly said: () => string
}

const launch = ({ name, databaseUrl, now, fault }: WorkerTerms) => {
  const { args, environment } = planted(fault)
  const url = new URL(databaseUrl)
  url.searchParams.set('application_name', name)
  const served = [cli, 'serve', '--port', '0', '--log-level', 'error']
  return spawn(process.execPath, ['--import', preload, ...args, ...served], {
    env: { ...process.env, ...environment, DATABASE_URL: url.href, TOLD_CLOCK: now },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

/** Starts a worker and waits until it serves and schedules. */
export const startWorker = async (terms: WorkerTerms): Promise<EngineWorker> => {
  const child = launch(terms)
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  let said = ''
  child.stderr?.on('data', (text: Buffer) => { said += text.toString() })
  const listening = new Promise<true>((resolve) => {
    child.stdout?.on('data', (text: Buffer) => {
      if (text.toString().includes('listening')) resolve(true)
    })
  })
  const started = await Promise.race([listening, exited])
  if (started !== true) throw new Error(`a worker did not start: ${said}`)
  const end = (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    return exited
  }
  return {
    name: terms.name,
    pid: child.pid ?? 0,
    tell: (now) => void child.send(now),
    kill: async () => { await end('SIGKILL') },
    stop: () => end('SIGTERM'),
    isRunning: () => child.exitCode === null && child.signalCode === null,
    said: () => said,
  }
}
