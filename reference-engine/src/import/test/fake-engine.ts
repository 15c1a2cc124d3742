import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type FakeEvent = { readonly id: string }

/** Answers a request itself, or leaves it to the fake by answering false. */
export type Quirk = (
  asked: { readonly events: readonly FakeEvent[]; readonly number: number },
  answer: (status: number, body: unknown, headers?: Record<string, string>) => true,
  response: ServerResponse,
) => boolean | Promise<boolean>

export type FakeEngine = {
  readonly url: string
  /** How often each event was stored anew. */
  readonly stored: Map<string, number>
  /** How many events each request carried. */
  readonly sizes: number[]
  quirk: Quirk
  readonly stop: () => Promise<void>
}

const limits = { usage_events_per_batch_max: 1000, request_body_bytes_max: 65_536 }

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}

/** Takes events as the contract says, apart from its quirk. */
export const startFakeEngine = async (): Promise<FakeEngine> => {
  const stored = new Map<string, number>()
  const sizes: number[] = []
  const store = ({ id }: FakeEvent, index: number) => {
    const status = stored.has(id) ? 'duplicate' : 'accepted'
    if (status === 'accepted') stored.set(id, 1)
    return { index, id, status }
  }
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number, body: unknown, headers = {}): true => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
      return true
    }
    const text = await bodyOf(request)
    if (request.url === '/v1/spec') return void answer(200, { limits })
    if (request.url !== '/v1/usage-events') return void answer(404, 'nothing here')
    const { events } = JSON.parse(text) as { events: FakeEvent[] }
    const number = sizes.push(events.length)
    if (await engine.quirk({ events, number }, answer, response)) return
    answer(200, { results: events.map(store) })
  }
  const server = createServer((request, response) => void serve(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const engine: FakeEngine = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stored, sizes, quirk: () => false,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return engine
}
