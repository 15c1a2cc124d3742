import type { Dependencies } from '../dependencies.ts'
import type { Caller, Page, PageRequest } from '../ports.ts'
import type { ApiKey } from './api-key.ts'

/** The keys of the caller's organization, newest first, revoked ones included (PAG 4). */
export const listApiKeys = ({ read }: Dependencies) =>
  ({ organizationId }: Caller, { limit, after }: PageRequest): Promise<Page<ApiKey>> =>
    read(({ apiKeys }) => apiKeys.page({ organizationId, limit, after }))
