import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type NullAnswer = { status: number; body: string; contentType?: string }

/** A server that knows nothing of billing. No check may find a promise kept by it. */
export type NullServer = {
  name: string
  /** Null never answers. */
  answer: (request: { method: string; url: string; text: string }) => NullAnswer | null
}

// Even a null server may be polite: the headers alone must not prove anything.
const polite = {
  'valora-spec-version': '0.1.0',
  'request-id': 'req_00000000000000000000000000',
  'www-authenticate': 'Bearer',
  'retry-after': '1',
  'idempotency-replayed': 'true',
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** Serves it on a free port of this machine. */
export const serveNull = async ({ answer }: NullServer) => {
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const { method = 'GET', url = '/' } = request
      const said = answer({ method, url, text })
      if (said === null) return
      const contentType = said.contentType ?? 'application/json'
      response.writeHead(said.status, { ...polite, 'content-type': contentType })
      response.end(said.body)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}
