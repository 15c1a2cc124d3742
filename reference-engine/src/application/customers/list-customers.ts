import type { Dependencies } from '../dependencies.ts'
import type { Caller, Page, PageRequest } from '../ports.ts'
import type { Customer } from './customer.ts'

export type ListCustomers = PageRequest & { readonly externalId?: string | undefined }

/** The customers of the caller's organization, newest first (PAG 4, RES 1). */
export const listCustomers = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, wanted: ListCustomers): Promise<Page<Customer>> =>
    read(({ customers }) => customers.page({ organizationId, ...wanted }))
