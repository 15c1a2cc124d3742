import { createHash } from 'node:crypto'

/** Fixed for ever: the number is part of stored keys. */
const bucket_count = 1024

/**
 * The bucket a customer's usage, periods, subscriptions, invoices and jobs live in: the column
 * by which PostgreSQL can be spread over machines, so it leads their primary and unique keys.
 */
export const bucketOf = (organizationId: string, customerId: string): number =>
  createHash('sha256').update(`${organizationId}/${customerId}`).digest().readUInt32BE(0) %
  bucket_count
