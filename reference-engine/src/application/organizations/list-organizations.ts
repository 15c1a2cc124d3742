import type { Dependencies } from '../dependencies.ts'
import type { Page, PageRequest } from '../ports.ts'
import type { Organization } from './organization.ts'

/** Every tenant, newest first: for the operator, whose key belongs to none (PAG 4). */
export const listOrganizations = ({ read }: Dependencies) =>
  ({ limit, after }: PageRequest): Promise<Page<Organization>> =>
    read(({ organizations }) => organizations.page({ limit, after }))
