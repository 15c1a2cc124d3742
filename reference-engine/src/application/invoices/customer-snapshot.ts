import type { CustomerSnapshot } from '@valora/spec/types'
import type { Customer } from '../customers/customer.ts'

/** What an invoice keeps of its customer, whatever becomes of the customer later (INV 2). */
export const customerSnapshot = ({ name, externalId, email }: Customer): CustomerSnapshot =>
  ({ name, external_id: externalId, email })
