import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** What a program written for an older release changes, as its release notes tell it to. */
export type TakingOver = {
  /** Members that it says explicitly, where it left the choice to the engine. */
  readonly says: readonly {
    readonly operation: string
    readonly body: Record<string, unknown>
    readonly reason: string
    /** A check of the older release that does not hold without it, and how what it finds begins. */
    readonly without_it: { readonly check: string; readonly found: string }
  }[]
}

type Members = Record<string, unknown>

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

const said = (body: Buffer, operation: string, { says }: TakingOver): Buffer => {
  const added = says.filter((one) => one.operation === operation).map((one) => one.body)
  const sent = added.length > 0 ? parsed(body) : undefined
  return isMembers(sent) ? Buffer.from(JSON.stringify(Object.assign({}, ...added, sent))) : body
}

type Passing = { target: URL; steps: TakingOver }

const pass = async (
  [asked, answer]: [IncomingMessage, ServerResponse], { target, steps }: Passing,
): Promise<void> => {
  const { method, url: path = '/', headers } = asked
  const sent = await buffer(asked)
  const body = said(sent, `${method} ${path}`, steps)
  const length = sent.length > 0 ? { 'content-length': String(body.length) } : {}
  const { 'transfer-encoding': _, ...kept } = headers
  const { hostname: host, port } = target
  // A connection of its own: one that is kept may be closed by the engine just as it is used again.
  const to = { host, port, method, path, headers: { ...kept, ...length }, agent: false }
  const onward = request(to, (got) => {
    answer.writeHead(got.statusCode ?? 502, got.rawHeaders)
    got.on('error', () => answer.destroy()).pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  onward.end(body)
}

/** Stands between a program of an older release and an engine, and does what was to be changed. */
export const takeOver = async (
  url: string, steps: TakingOver,
): Promise<AsyncDisposable & { url: string }> => {
  const target = new URL(url)
  const server = createServer((asked, answer) => void pass([asked, answer], { target, steps }))
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  const stop = () => new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop }
}
