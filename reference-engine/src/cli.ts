#!/usr/bin/env node
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { logLevels } from './config.ts'
import type { EngineOptions, LogLevel } from './config.ts'
import { engineVersion } from './engine-version.ts'
import type { ImportIo } from './import/import-io.ts'

const usage = `valora-engine: the Valora billing engine

Usage: valora-engine serve [options]
       valora-engine import FILE --url URL [options]; see valora-engine import --help
       valora-engine jobs list|show|retry [options]; see valora-engine jobs --help

  --host HOST        where it listens (default 127.0.0.1)
  --port PORT        0 to 65535; 0 takes any free port (default 8080)
  --data memory|DIR  where the embedded database keeps its files (default memory)
  --rate-limit N     requests a second for each key (default: no limit)
  --log-level LEVEL  ${logLevels.join(', ')} (default info)
  --no-scheduler     only serve; another process runs the billing jobs
  --validate-responses  check every answer against the contract before it goes
  --help, --version

Environment: DATABASE_URL selects a PostgreSQL instead of --data; VALORA_PLATFORM_KEY is the
operator's key, else one is made and printed once.

Exit codes of serve: 0 stopped as asked, 1 cannot start, 2 wrong usage.`

/** What is wrong with the command line; the message is one line. */
class WrongUsage extends Error {}

const flags = {
  host: { type: 'string' },
  port: { type: 'string' },
  data: { type: 'string' },
  'rate-limit': { type: 'string' },
  'log-level': { type: 'string' },
  'no-scheduler': { type: 'boolean' },
  'validate-responses': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

const readCommandLine = (args: string[]) => {
  try {
    return parseArgs({ args, options: flags, allowPositionals: true, strict: true })
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.\s/)
    throw new WrongUsage(sentence)
  }
}

type Values = ReturnType<typeof readCommandLine>['values']

const engineOptions = (values: Values): EngineOptions => ({
  host: values.host,
  port: integerIn('--port', values.port, { least: 0, most: 65_535 }),
  data: nonEmpty('--data', values.data),
  rateLimit: integerIn('--rate-limit', values['rate-limit'], { least: 1, most: 1_000_000 }),
  logLevel: levelIn(values['log-level']),
  scheduler: values['no-scheduler'] !== true,
  validateResponses: values['validate-responses'] === true,
  databaseUrl: process.env.DATABASE_URL || undefined,
  platformKey: platformKeyIn(process.env.VALORA_PLATFORM_KEY),
})

type Bounds = { readonly least: number; readonly most: number }

const integerIn = (
  flag: string,
  text: string | undefined,
  { least, most }: Bounds,
): number | undefined => {
  if (text === undefined) return undefined
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new WrongUsage(`${flag} must be a whole number from ${least} to ${most}, not '${text}'`)
}

const nonEmpty = (flag: string, text: string | undefined): string | undefined => {
  if (text === '') throw new WrongUsage(`${flag} must not be empty`)
  return text
}

const levelIn = (text: string | undefined): LogLevel | undefined => {
  if (text === undefined) return undefined
  const level = logLevels.find((known) => known === text)
  if (level) return level
  throw new WrongUsage(`--log-level must be one of ${logLevels.join(', ')}, not '${text}'`)
}

const platformKeyIn = (text: string | undefined): string | undefined => {
  if (text === undefined || text === '') return undefined
  if (/^[\x21-\x7e]{20,512}$/.test(text)) return text
  throw new WrongUsage('VALORA_PLATFORM_KEY must be 20 to 512 visible ASCII characters')
}

const main = async (args: string[]): Promise<void> => {
  if (args[0] === 'import') return importEvents(args.slice(1))
  if (args[0] === 'jobs') return operateJobs(args.slice(1))
  const { values, positionals } = readCommandLine(args)
  if (values.help === true) return console.log(usage)
  if (values.version === true) return console.log(engineVersion())
  if (positionals.length !== 1 || positionals[0] !== 'serve') {
    const given = positionals.length === 0 ? 'no command' : `'${positionals.join(' ')}'`
    throw new WrongUsage(`expected the command 'serve', 'import' or 'jobs', got ${given}`)
  }
  await serve(engineOptions(values))
}

const importEvents = async (args: string[]): Promise<void> => {
  const { importCommand } = await import('./import/import-command.ts')
  const interruption = new AbortController()
  // A second signal does what it does by default: it ends the process at once.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interruption.abort())
  for (const stream of [process.stdout, process.stderr]) {
    // A reader such as head may close the pipe early; that is no fault of the import.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  process.exitCode = await importCommand(args, importIo(interruption.signal))
}

const importIo = (signal: AbortSignal): ImportIo => ({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  environment: process.env,
  clock: () => performance.now(),
  random: Math.random,
  sleep: (wait_ms, ended) => pause(wait_ms, undefined, { signal: ended }),
  terminalColumns: () => process.stderr.isTTY ? process.stderr.columns : undefined,
  openStdin: () => process.stdin,
  signal,
})

const operateJobs = async (args: string[]): Promise<void> => {
  const { jobsCommand } = await import('./scheduler/operator/jobs-command.ts')
  const { openJobs } = await import('./open-jobs.ts')
  const { wallClock } = await import('./application/wall-clock.ts')
  process.exitCode = await jobsCommand(args, {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    now: wallClock(Date.now).now,
    open: (directory) =>
      openJobs({ directory, databaseUrl: process.env.DATABASE_URL || undefined }),
  })
}

const serve = async (options: EngineOptions): Promise<void> => {
  // Loaded only now: what is wrong with the command line is said at once.
  const { startEngine } = await import('./main.ts')
  const engine = await startEngine(options)
  if (options.platformKey === undefined) console.log(`platform key: ${engine.platformKey}`)
  console.log(`valora-engine listening on ${engine.url}`)
  const stop = (): void => {
    // A second signal does what it does by default: it ends the process at once.
    engine.stop().then(() => process.exit(0), (error: unknown) => fail(error))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

const fail = (error: unknown): void => {
  const wrongUsage = error instanceof WrongUsage
  const [line = 'unknown error'] = messageOf(error).split('\n')
  console.error(`valora-engine: ${line}${wrongUsage ? '; see valora-engine --help' : ''}`)
  process.exit(wrongUsage ? 2 : 1)
}

type ListenError = Error & {
  readonly code?: string
  readonly address?: string
  readonly port?: number
}

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const { code, address, port } = error as ListenError
  if (code === 'EADDRINUSE') return `port ${port} on ${address} is in use`
  if (code === 'EACCES' && port !== undefined) return `not allowed to listen on port ${port}`
  if (code === 'EADDRNOTAVAIL') return `${address} is no address of this machine`
  if (code === 'ENOTFOUND') return `the host of --host cannot be resolved`
  return error.message
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  fail(error)
}
