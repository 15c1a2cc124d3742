import createFetchClient, { type Client } from 'openapi-fetch'
import { operations, type OperationId } from '../generated/operations.ts'
import type { paths } from '../generated/schema.ts'
import { send } from './send.ts'
import type { Settings } from './settings.ts'
import type { ValoraOptions } from './valora-options.ts'

/** The openapi-fetch client of the contract: `GET`, `POST` ... by path. */
export type ValoraClient = Client<paths>

type Operation = (typeof operations)[OperationId]

const operationAt = new Map<string, Operation>(
  Object.values(operations).map((row) => [`${row.method} ${row.path}`, row]))

const ownHeaders = ({ apiKey, specVersion, headers }: ValoraOptions) => ({
  Authorization: apiKey === undefined ? undefined : `Bearer ${apiKey}`,
  'Valora-Spec-Version': specVersion,
  ...headers,
})

/** Makes the client whose requests all go through `send`. */
export const createClient = (options: ValoraOptions, settings: Settings): ValoraClient => {
  const operationOf = new WeakMap<Request, Operation>()
  const client = createFetchClient<paths>({
    baseUrl: options.baseUrl,
    headers: ownHeaders(options),
    // Followed, a POST would be sent as a GET to wherever it leads.
    redirect: 'manual',
    fetch: (request: Request & { timeout_ms?: number }) => send(request, {
      ...settings,
      timeout_ms: request.timeout_ms ?? settings.timeout_ms,
      retry: operationOf.get(request)?.retry,
    }),
  })
  client.use({
    onRequest: ({ request, schemaPath }) => {
      const operation = operationAt.get(`${request.method} ${schemaPath}`)
      if (operation === undefined) return
      operationOf.set(request, operation)
      const { headers } = request
      if (operation.method === 'PATCH') headers.set('Content-Type', 'application/merge-patch+json')
      if (operation.idempotencyKey !== 'none' && !headers.has('Idempotency-Key')) {
        headers.set('Idempotency-Key', settings.newIdempotencyKey())
      }
    },
  })
  return client
}
