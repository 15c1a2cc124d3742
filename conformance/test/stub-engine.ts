import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Contract } from '../src/contract/contract.ts'
import { at } from '../src/contract/resolve.ts'

export type StubAnswer = { status: number; body: unknown; headers?: Record<string, string> }

type StubRequest = { method: string; path: string; secret: string; body: Record<string, unknown> }

export type StubOptions = {
  profiles?: readonly string[]
  /** Answers before the stub's own answers do; undefined leaves it to them. */
  first?: (request: StubRequest) => StubAnswer | undefined
}

const requestId = 'req_00000000000000000000000000'

/** The first example of a schema of the contract. */
export const exampleOf = (contract: Contract, name: string): Record<string, unknown> => {
  const schema = at(contract.document, `/components/schemas/${name}`) as { examples: unknown[] }
  return structuredClone(schema.examples[0]) as Record<string, unknown>
}

/** A problem of the registry, as an engine would answer it. */
export const problem = (contract: Contract, code: string): StubAnswer => {
  const row = contract.problems.get(code)
  if (row === undefined) throw new Error(`no problem ${code}`)
  const { type, title, status, retryable } = row
  const body = { type, title, status, detail: 'No.', code, retryable, request_id: requestId }
  return { status, body, headers: { 'content-type': 'application/problem+json' } }
}

const page = (data: unknown[]) => ({ data, has_more: false, next_cursor: null })

// Knows organizations, their first key, and customers: enough to prove that state is kept.
const answers = (contract: Contract, { profiles = contract.profiles }: StubOptions) => {
  const organizations = new Map<string, Record<string, unknown>>()
  let count = 0
  const id = (prefix: string): string => `${prefix}_${String((count += 1)).padStart(26, '0')}`
  return ({ method, path, secret, body }: StubRequest): StubAnswer => {
    const own = organizations.get(secret)
    switch (`${method} ${path}`) {
      case 'GET /spec':
        return { status: 200, body: { ...exampleOf(contract, 'SpecDeclaration'), profiles } }
      case 'POST /organizations': {
        const created = exampleOf(contract, 'OrganizationCreated')
        const organization = { ...created['organization'] as object, ...body, id: id('org') }
        const key = { ...created['api_key'] as object, secret: `vk_stub_secret_number_${count}` }
        organizations.set(key.secret, organization)
        return { status: 201, body: { organization, api_key: key } }
      }
      case 'GET /organization':
        return own === undefined ? problem(contract, 'unauthenticated') : { status: 200, body: own }
      case 'GET /api-keys':
        return { status: 200, body: page([exampleOf(contract, 'ApiKey')]) }
      case 'POST /customers': {
        const customer = { ...exampleOf(contract, 'Customer'), ...body, id: id('cus') }
        return { status: 201, body: customer }
      }
      default: {
        const revoked = path.endsWith('/revoke')
        if (revoked) return { status: 200, body: exampleOf(contract, 'ApiKey') }
        return problem(contract, 'route_not_found')
      }
    }
  }
}

const read = async (request: IncomingMessage): Promise<StubRequest> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString('utf8')
  const { method = 'GET', url = '/', headers } = request
  const secret = (headers.authorization ?? '').replace('Bearer ', '')
  const [path = ''] = url.replace('/v1', '').split('?')
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
  return { method, path, secret, body }
}

const write = (response: ServerResponse, { status, body, headers = {} }: StubAnswer): void => {
  response.writeHead(status, {
    'content-type': 'application/json', 'valora-spec-version': '0.1.0',
    'request-id': requestId, 'www-authenticate': 'Bearer', ...headers,
  })
  response.end(JSON.stringify(body))
}

/** A tiny engine that keeps organizations and customers, on a free port. */
export const startStubEngine = async (contract: Contract, options: StubOptions = {}) => {
  const answer = answers(contract, options)
  const server = createServer((request, response) => {
    void read(request).then((asked) => {
      write(response, options.first?.(asked) ?? answer(asked))
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
