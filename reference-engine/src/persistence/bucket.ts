import { hash } from 'node:crypto'

/** Fixed for ever: the number is part of stored keys. */
const bucket_count = 1024

const remembered_max = 10_000
let remembered_count = 0
/** By organization and customer: two look-ups cost less than one name made of both. */
const remembered = new Map<string, Map<string, number>>()

/**
 * The bucket a customer's usage, periods, subscriptions, invoices and jobs live in: the column
 * by which PostgreSQL can be spread over machines, so it leads their primary and unique keys. A
 * billing run asks a dozen times for each of its customers.
 */
export const bucketOf = (organizationId: string, customerId: string): number => {
  const known = remembered.get(organizationId)?.get(customerId)
  if (known !== undefined) return known
  const bucket = hash('sha256', `${organizationId}/${customerId}`, 'buffer').readUInt32BE(0)
    % bucket_count
  remember(organizationId, customerId, bucket)
  return bucket
}

// oxlint-disable-next-line max-params -- it runs for every customer of a billing run
const remember = (organizationId: string, customerId: string, bucket: number): void => {
  if (remembered_count >= remembered_max) {
    remembered.clear()
    remembered_count = 0
  }
  const customers = remembered.get(organizationId) ?? new Map<string, number>()
  remembered.set(organizationId, customers.set(customerId, bucket))
  remembered_count += 1
}
