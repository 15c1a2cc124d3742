import type { Application } from '../../application/application.ts'
import { apiKeyBody, apiKeyCreatedBody } from '../convert/api-keys.ts'
import { byId, listBody } from '../convert/list-body.ts'
import type { Handlers } from '../handler.ts'

export const apiKeyHandlers = (application: Application) => ({
  createApiKey: async ({ body: { name, role }, ...caller }) => {
    const created = await application.createApiKey(caller, { name, role })
    return { status: 201, body: apiKeyCreatedBody(created) }
  },
  listApiKeys: async ({ page, ...caller }) => {
    const found = await application.listApiKeys(caller, page)
    return { status: 200, body: listBody(page, found, { key: byId, body: apiKeyBody }) }
  },
  revokeApiKey: async ({ params, ...caller }) => {
    const key = await application.revokeApiKey(caller, params.api_key_id)
    return { status: 200, body: apiKeyBody(key) }
  },
}) satisfies Handlers<'createApiKey' | 'listApiKeys' | 'revokeApiKey'>
