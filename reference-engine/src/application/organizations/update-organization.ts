import { parseTimeZone } from '../../domain/time/time-zone.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Caller } from '../ports.ts'
import { present } from '../present.ts'
import type { CreateOrganization } from './create-organization.ts'
import type { Organization } from './organization.ts'
import { own } from './own.ts'

/** A merge patch: what is absent stays (RES 1). */
export type UpdateOrganization = {
  readonly [Name in keyof CreateOrganization]?: Organization[Name] | undefined
}

/** The caller's organization, changed. Subscriptions keep the zone they were created with. */
export const updateOrganization = (dependencies: Dependencies) =>
  (caller: Caller, patch: UpdateOrganization): Promise<Organization> =>
    dependencies.transaction(async ({ organizations, auditEntries }) => {
      const { organizationId } = caller
      const organization = await own(organizations.findForUpdate(organizationId))
      if (patch.timeZone !== undefined) parseTimeZone(patch.timeZone)
      const set = { ...present(patch), updatedAt: dependencies.clock.now() }
      await organizations.update(organizationId, set)
      const updated: Organization = { ...organization, ...set }
      await auditEntries.append(auditEntry(dependencies, {
        caller,
        change: {
          action: 'updateOrganization', objectType: 'organization', objectId: organizationId,
          before: organization, after: updated,
        },
      }))
      return updated
    })
