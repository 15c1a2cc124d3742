import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What the server does with one request. */
export type Scripted = {
  status?: number
  headers?: Record<string, string>
  body?: unknown
  /** `hold` never answers, `drop` closes the connection, `break-off` does so within the body. */
  fault?: 'hold' | 'drop' | 'break-off'
}

export type Received = { method: string; url: string; headers: IncomingHttpHeaders; body: string }

export type ScriptedServer = AsyncDisposable & { url: string; received: Received[] }

const serialize = (body: unknown): string =>
  typeof body === 'string' ? body : JSON.stringify(body ?? {})

const play = (response: ServerResponse, scripted: Scripted): void => {
  const { status = 200, headers = {}, body, fault } = scripted
  if (fault === 'hold') return
  if (fault === 'drop') {
    response.destroy()
    return
  }
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  response.writeHead(status, { 'Content-Type': type, ...headers })
  if (fault === 'break-off') {
    response.write('{"data"', () => response.destroy())
    return
  }
  response.end(status === 204 ? undefined : serialize(body))
}

const showPage = (response: ServerResponse, page: string): void => {
  response.writeHead(200, { 'Content-Type': 'text/html' }).end(page)
}

/**
 * A real HTTP server that plays a script, one row for each request; the last row is repeated.
 * Outside of /v1 it shows the page, to which the API is then of the same origin.
 */
export const startScriptedServer = async (
  script: Scripted[],
  page = '',
): Promise<ScriptedServer> => {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request
    if (!url.startsWith('/v1')) {
      showPage(response, page)
      return
    }
    void text(request).then((body) => {
      received.push({ method, url, headers, body })
      play(response, script[Math.min(received.length, script.length) - 1] ?? {})
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  const stop = () => new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${port}/v1`, received, [Symbol.asyncDispose]: stop }
}
