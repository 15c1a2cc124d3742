import { operations, type OperationId } from '../generated/operations.ts'
import { createClient, type ValoraClient } from './create-client.ts'
import { problemFrom } from './problems.ts'
import { settingsOf, type Settings } from './settings.ts'
import { ValoraConnectionError } from './valora-error.ts'
import type { ValoraOptions } from './valora-options.ts'
import type { Valora } from './valora.ts'
import { walkPages, type ListCall } from './walk-pages.ts'

type AnyCall = ListCall & {
  signal?: AbortSignal
  path?: Record<string, unknown>
  idempotencyKey?: string
  headers?: Record<string, string>
}

type AnyRequest = (method: string, path: string, init: object) =>
  Promise<{ data?: unknown; error?: unknown; response: Response }>

const operationCaller = (client: ValoraClient, { now }: Settings) => {
  // The table gives method and path together; their types are checked on the outside.
  const request = client.request as AnyRequest
  return (id: OperationId) => async (call: AnyCall = {}): Promise<unknown> => {
    const { path, query, idempotencyKey, headers, ...init } = call
    const { data, error, response } = await request(operations[id].method, operations[id].path, {
      ...init,
      callerSignal: call.signal,
      params: { path, query },
      headers: { 'Idempotency-Key': idempotencyKey, ...headers },
    }).catch((cause: unknown) => {
      if (!(cause instanceof SyntaxError)) throw cause
      throw new ValoraConnectionError('The answer is not JSON', { cause })
    })
    if (!response.ok) throw problemFrom(error, { response, now })
    return data
  }
}

/**
 * Makes a client with one function for each operation of the contract. A function answers what
 * the operation answers, or throws: a `ValoraProblem` when the engine refuses, otherwise a
 * `ValoraConnectionError`, `ValoraTimeoutError` or `ValoraAbortError`.
 *
 * Every POST carries an `Idempotency-Key` (IDM-1.1). What fails for a passing reason is sent again
 * with that key, after a wait, where the contract's retry class allows it.
 *
 * @example
 * ```ts
 * import { createValora } from '@valora/sdk'
 *
 * const valora = createValora({ baseUrl: 'http://127.0.0.1:8080/v1', apiKey: 'vk_example' })
 * const { id } = await valora.createCustomer({ body: { name: 'Everest Analytics' } })
 * const path = { customer_id: id }
 * await valora.updateCustomer({ path, body: { email: 'billing@everest.example' } })
 * ```
 *
 * @example
 * ```ts
 * import { createValora } from '@valora/sdk'
 *
 * const valora = createValora({ baseUrl: 'http://127.0.0.1:8080/v1', apiKey: 'vk_example' })
 * for await (const invoice of valora.listInvoices.all({ query: { status: 'draft' } })) {
 *   console.log(invoice.id, invoice.total, invoice.currency)
 * }
 * ```
 */
export const createValora = (options: ValoraOptions): Valora => {
  const settings = settingsOf(options)
  const client = createClient(options, settings)
  const caller = operationCaller(client, settings)
  const entries = (Object.keys(operations) as OperationId[]).map((id) => {
    const once = caller(id)
    const all = (call?: AnyCall) => walkPages(once, call)
    return [id, operations[id].paginated ? Object.assign(once, { all }) : once]
  })
  return { ...Object.fromEntries(entries), client } as Valora
}
