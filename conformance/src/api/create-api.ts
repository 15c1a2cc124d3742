import type { CustomerList } from '@valora/spec/types'
import type { Random } from '../random.ts'
import { ContractBroken, NoAnswer } from '../signals.ts'
import type { Api, Credential, RequestOptions } from './api.ts'
import type { Exchange } from './exchange.ts'
import { sendPatiently } from './send-patiently.ts'
import type { Log, Target } from './session.ts'

type Page = Pick<CustomerList, 'has_more' | 'next_cursor'> & { data: unknown[] }

// A list that never ends is a fault of the target, not a reason to walk on.
const pagesMax = 2000

const walk = async (api: Api, path: string, options: RequestOptions): Promise<unknown[]> => {
  const items: unknown[] = []
  let cursor: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const query = { ...options.query, ...(cursor === undefined ? {} : { cursor }) }
    const { body, status } = await api.get<Page>(path, { ...options, query })
    if (status !== 200) throw new NoAnswer(`GET ${path}`, `a page was answered ${status}`)
    items.push(...body.data)
    if (body.next_cursor === null) return items
    cursor = body.next_cursor
  }
  throw new NoAnswer(`GET ${path}`, `the list did not end after ${pagesMax} pages`)
}

export type ApiParts = {
  target: Target
  log: Log
  random: Random
  credential: Credential
}

/** A client that sends with this credential into this log. */
export const createApi = ({ target, log, random, credential }: ApiParts): Api => {
  const withCredential = (other: Credential): Api =>
    createApi({ target, log, random, credential: other })
  const api: Api = {
    async send<Body>(request: Parameters<Api['send']>[0]) {
      const exchange = await sendPatiently(target, log, { request, secret: await credential() })
      if (exchange.violations.length > 0) throw new ContractBroken(exchange)
      return exchange as Exchange<Body>
    },
    get: async (path, options) => api.send({ method: 'GET', path, ...options }),
    post: async (path, body, options) =>
      api.send({
        method: 'POST', path, ...options,
        ...(body === undefined ? {} : { text: JSON.stringify(body) }),
      }),
    patch: async (path, body, options) =>
      api.send({
        method: 'PATCH', path, contentType: 'application/merge-patch+json', ...options,
        text: JSON.stringify(body),
      }),
    all: async <Item>(path: string, options: RequestOptions = {}) =>
      await walk(api, path, options) as Item[],
    as: (secret) => withCredential(async () => secret),
    anonymous: () => withCredential(async () => null),
    platform: () => withCredential(async () => target.platformKey),
    newKey: () => `key-${random.text(24)}`,
  }
  return api
}
