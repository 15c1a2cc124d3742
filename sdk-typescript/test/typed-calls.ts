/**
 * What the types allow and what they refuse. Nothing here runs: the compiler is the test, and an
 * expected error that does not come is an error itself.
 */
import type { OperationId as TableId } from '../src/generated/operations.ts'
import type { operations, ProblemCode as WireCode } from '../src/generated/schema.ts'
import {
  problems, ValoraProblem,
  type Answer, type Call, type Customer, type Invoice, type Item, type MeterUsage,
  type OperationId, type ProblemCode, type Valora, type ValoraOptions,
} from '../src/index.ts'

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

const holds = <Fact extends true>(fact?: Fact): Fact | undefined => fact

// The table and the types are generated apart: they name the same operations.
holds<Same<TableId, keyof operations>>()
holds<Same<OperationId, TableId>>()

holds<Same<Answer<'createCustomer'>, Customer>>()
holds<Same<Answer<'queryMeterUsage'>, MeterUsage>>()
holds<Same<Item<'listInvoices'>, Invoice>>()
holds<Same<Item<'listCurrencies'>, never>>()
holds<Same<Call<'listCustomers'>['path'], undefined>>()
holds<ProblemCode extends WireCode ? true : false>()

// No operation is left without the type of its answer.
type Unknown = { [Id in OperationId]: [Answer<Id>] extends [never] ? Id : never }[OperationId]
holds<Same<Unknown, never>>()

export const right = async (valora: Valora): Promise<string[]> => {
  const customer = await valora.createCustomer({ body: { name: 'Everest' }, idempotencyKey: 'k' })
  const path = { customer_id: customer.id }
  await valora.updateCustomer({ path, body: { email: null } })
  await valora.archiveCustomer({ path, timeout_ms: 5, signal: AbortSignal.timeout(9) })
  await valora.listCustomers()
  await valora.listCustomers({ query: { limit: 5 } })
  await valora.createSubscription({ body: { customer_id: customer.id, plan_id: 'plan_1' } })
  const ids: string[] = []
  for await (const { id } of valora.listInvoices.all({ query: { status: 'draft' } })) ids.push(id)
  return ids
}

export const wrong = async (valora: Valora): Promise<void> => {
  // @ts-expect-error a required property is missing
  await valora.createCustomer({ body: {} })
  // @ts-expect-error a property has another type
  await valora.createCustomer({ body: { name: 5 } })
  // @ts-expect-error a property is not in the contract
  await valora.createCustomer({ body: { name: 'Everest', colour: 'red' } })
  // @ts-expect-error the body is missing
  await valora.createCustomer({})
  // @ts-expect-error the call is missing
  await valora.createCustomer()
  // @ts-expect-error the path is missing
  await valora.getCustomer()
  // @ts-expect-error the path has another parameter
  await valora.getCustomer({ path: { id: 'cus_1' } })
  // @ts-expect-error this operation takes no body
  await valora.listCustomers({ body: { name: 'Everest' } })
  // @ts-expect-error a query parameter is not in the contract
  await valora.listCustomers({ query: { colour: 'red' } })
  // @ts-expect-error a required query parameter is missing
  await valora.listUsageEvents()
  // @ts-expect-error money is never a number
  await valora.previewPrice({ body: { price_id: 'price_1', quantity: 10.5 } })
  // @ts-expect-error a closed enum has no such value
  await valora.listInvoices({ query: { status: 'paid' } })
  // @ts-expect-error a list that is not paged has no pages
  valora.listCurrencies.all()
  // @ts-expect-error no such operation
  await valora.deleteCustomer({ path: { customer_id: 'cus_1' } })
  // @ts-expect-error an option that does not exist
  const options: ValoraOptions = { baseUrl: 'http://127.0.0.1', timeout: 5 }
  // @ts-expect-error no such code in the registry
  void [options, problems.customer_lost]
}

export const narrowed = (error: unknown): string => {
  if (error instanceof problems.customer_not_found) {
    holds<Same<typeof error.code, 'customer_not_found'>>()
    return error.requestId ?? error.detail
  }
  if (error instanceof ValoraProblem) {
    // @ts-expect-error a status is a number
    const status: string = error.status
    return error.errors[0]?.pointer ?? status
  }
  // @ts-expect-error nothing else is known of it
  return error.code
}
