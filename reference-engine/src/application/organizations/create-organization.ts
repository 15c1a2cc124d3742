import { parseTimeZone } from '../../domain/time/time-zone.ts'
import type { ApiKey } from '../api-keys/api-key.ts'
import { newApiKey } from '../api-keys/new-api-key.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Caller } from '../ports.ts'
import type { Organization } from './organization.ts'

export type CreateOrganization = Omit<Organization, 'id' | 'createdAt' | 'updatedAt'>

export type OrganizationCreated = {
  readonly organization: Organization
  readonly apiKey: ApiKey
  /** Shown in this answer only (SEC 2). */
  readonly secret: string
}

/** A new tenant with its first admin key (RES 1). */
export const createOrganization = (dependencies: Dependencies) =>
  (caller: Caller, command: CreateOrganization): Promise<OrganizationCreated> =>
    dependencies.transaction(async ({ organizations, apiKeys, auditEntries }) => {
      const { clock, ids } = dependencies
      parseTimeZone(command.timeZone)
      const now = clock.now()
      const organization: Organization = {
        id: ids('org'), ...command, createdAt: now, updatedAt: now,
      }
      const { apiKey, secret } = newApiKey(dependencies,
        { organizationId: organization.id, name: 'First admin key', role: 'admin' })
      await organizations.insert(organization)
      await apiKeys.insert(apiKey)
      await auditEntries.append(auditEntry(dependencies, {
        caller: { ...caller, organizationId: organization.id },
        change: {
          action: 'createOrganization', objectType: 'organization', objectId: organization.id,
          after: organization,
        },
      }))
      return { organization, apiKey, secret }
    })
