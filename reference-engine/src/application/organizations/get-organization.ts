import type { Dependencies } from '../dependencies.ts'
import type { Caller } from '../ports.ts'
import type { Organization } from './organization.ts'
import { own } from './own.ts'

/** The caller's own organization. */
export const getOrganization = ({ read }: Dependencies) =>
  ({ organizationId }: Caller): Promise<Organization> =>
    read(({ organizations }) => own(organizations.find(organizationId)))
