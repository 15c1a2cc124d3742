import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { startEngine } from '../src/main.ts'
import type { Engine } from '../src/main.ts'
import type { EngineOptions } from '../src/config.ts'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // A test says by its expectations what the body has to be.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

type Sending = {
  readonly body?: unknown
  readonly headers?: { readonly [name: string]: string }
}

/** Requests with one key; a body that is text or bytes is sent as it is. */
export type Client = {
  readonly secret: string
  readonly send: (method: string, path: string, sending?: Sending) => Promise<Answer>
  readonly get: (path: string) => Promise<Answer>
  readonly post: (path: string, body?: unknown, key?: string) => Promise<Answer>
  readonly patch: (path: string, body: unknown) => Promise<Answer>
}

export type RunningEngine = {
  readonly url: string
  /** Requests with this key, or with the operator's. */
  readonly client: (secret?: string) => Client
  /** Requests with the admin key of an organization made for the caller. */
  readonly tenant: (settings?: object) => Promise<Client & { readonly organizationId: string }>
}

/** An engine for a group of tests: with records of its own, and checking its own answers. */
export const runningEngine = (options: () => EngineOptions = () => ({})): RunningEngine => {
  let engine: Engine | undefined
  let data: string | undefined
  beforeAll(async () => {
    const wanted = options()
    data = wanted.databaseUrl === undefined ? await migratedFolder() : undefined
    engine = await startEngine({
      port: 0, logLevel: 'silent', scheduler: false, validateResponses: true, data, ...wanted,
    })
  })
  afterAll(async () => {
    await engine?.stop()
    if (data !== undefined) await rm(data, { recursive: true })
  })
  const running = (): Engine => {
    if (engine === undefined) throw new Error('the engine runs only while tests do')
    return engine
  }
  const client = (secret = running().platformKey) => clientOf(running().url, secret)
  return {
    get url() { return running().url },
    client,
    tenant: async (settings = {}) => {
      const { body } = await client().post('/organizations', { name: 'Northwind', ...settings })
      return { ...client(body.api_key.secret), organizationId: body.organization.id }
    },
  }
}

/** To copy and open it takes less than half of what creating an embedded database does. */
const migratedFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'valora-engine-'))
  await cp(inject('pgliteFolder'), folder, { recursive: true })
  return folder
}

export const clientOf = (url: string, secret: string): Client => {
  const send: Client['send'] = async (method, path, { body, headers = {} } = {}) => {
    const response = await fetch(`${url}/v1${path}`, {
      method,
      headers: {
        ...(secret === '' ? {} : { authorization: `Bearer ${secret}` }),
        ...(body === undefined ? {} : { 'content-type': mediaTypeFor(method) }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: written(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parsed(text) }
  }
  return {
    secret,
    send,
    get: (path) => send('GET', path),
    post: (path, body, key) => send('POST', path, {
      body, ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
    }),
    patch: (path, body) => send('PATCH', path, { body }),
  }
}

const mediaTypeFor = (method: string): string =>
  method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'

const written = (body: unknown): string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array
    ? body as string | Uint8Array<ArrayBuffer>
    : JSON.stringify(body)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
