import type { Application } from '../../application/application.ts'
import { apiKeyCreatedBody } from '../convert/api-keys.ts'
import { byId, listBody } from '../convert/list-body.ts'
import { organizationBody, organizationDraft, organizationPatch } from '../convert/organizations.ts'
import type { Handlers } from '../handler.ts'

export const organizationHandlers = (application: Application) => ({
  createOrganization: async ({ body, ...caller }) => {
    const created = await application.createOrganization(caller, organizationDraft(body))
    const organization = organizationBody(created.organization)
    return { status: 201, body: { organization, api_key: apiKeyCreatedBody(created) } }
  },
  listOrganizations: async ({ page }) => {
    const found = await application.listOrganizations(page)
    return { status: 200, body: listBody(page, found, { key: byId, body: organizationBody }) }
  },
  getOrganization: async (caller) => {
    const organization = await application.getOrganization(caller)
    return { status: 200, body: organizationBody(organization) }
  },
  updateOrganization: async ({ body, ...caller }) => {
    const organization = await application.updateOrganization(caller, organizationPatch(body))
    return { status: 200, body: organizationBody(organization) }
  },
}) satisfies Handlers<'createOrganization' | 'listOrganizations' | 'getOrganization'
  | 'updateOrganization'>
