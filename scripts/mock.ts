/**
 * npm run mock [-- --port 4010]
 *
 * Serves the contract's examples: a Prism mock of the bundle under /v1, until it is stopped.
 * Exit codes: 0 stopped, 1 the mock cannot start (say, the port is busy) or the contract is broken,
 * 2 wrong usage, 3 the contract is missing.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBundle } from './bundle.ts'
import { packageBinary } from './run/command.ts'
import { Failure } from './run/failure.ts'
import { main } from './run/main.ts'
import { projectRoot } from './run/project.ts'
import { startServer, type Server } from './run/server.ts'

type Document = {
  servers: { url: string }[]
  paths: Record<string, unknown>
  components?: { schemas?: { Problem?: { examples?: unknown } } }
}

// Prism matches a request against the path alone and forgets the base path of the server.
const withBasePath = (document: Document): Document => {
  const base = new URL(document.servers[0]?.url ?? '/', 'http://localhost').pathname
  const paths = Object.entries(document.paths)
    .map(([path, item]) => [`${base.replace(/\/$/, '')}${path}`, item] as const)
  return { ...document, paths: Object.fromEntries(paths) }
}

// Prism answers a refusal with the schema's example, whatever example the response itself has.
const withOwnProblems = (document: Document): Document => {
  const copy = structuredClone(document)
  delete copy.components?.schemas?.Problem?.examples
  return copy
}

/** Starts a mock of the contract; its url is the one to give to a client, without /v1. */
export const startMock = async ({ root = projectRoot, port = 4010 } = {}): Promise<Server> => {
  const { folder } = await ensureBundle({ root })
  const document = JSON.parse(readFileSync(join(folder, 'valora.json'), 'utf8')) as Document
  // A folder for each: Prism starts anew when its file changes under it.
  const own = mkdtempSync(join(tmpdir(), 'valora-mock-'))
  const forget = () => rmSync(own, { recursive: true, force: true })
  process.once('exit', forget)
  const file = join(own, 'valora.json')
  writeFileSync(file, JSON.stringify(withOwnProblems(withBasePath(document))))
  const server = await startServer({
    name: 'The mock',
    args: [packageBinary('@stoplight/prism-cli', 'prism'), 'mock', '--port', String(port), file],
    listening: /Prism is listening on (http:\/\/\S+)/,
  }).catch((error: unknown) => {
    forget()
    throw error
  })
  void server.ended.then(forget)
  return server
}

const portOf = (text: string): number => {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Failure(`--port takes a number from 0 to 65535, not "${text}".`, 'usage')
}

/** Calls `stop` when this process is told to end, or when npm, which tells nobody, has ended. */
const onEnd = (stop: () => void): void => {
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const { ppid: parent, env: { npm_lifecycle_event: script } } = process
  if (script === undefined) return
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 250)
  watch.unref()
}

if (import.meta.main) {
  await main({
    usage: 'npm run mock [-- --port 4010]',
    options: { port: { type: 'string', default: '4010' } },
    work: async ({ port }) => {
      // Before it listens there is nothing to wait for: what was started ends with this process.
      const on: { mock?: Server } = {}
      onEnd(() => on.mock === undefined ? process.exit(0) : void on.mock.stop())
      const mock = await startMock({ port: portOf(String(port)) })
      on.mock = mock
      console.log(`valora-mock listening on ${mock.url}`)
      await mock.ended
      return true
    },
  })
}
