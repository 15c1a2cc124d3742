import type { Application } from '../../application/application.ts'
import { byId, listBody } from '../convert/list-body.ts'
import { planTerms, planVersionBody } from '../convert/plans.ts'
import type { Handlers } from '../handler.ts'

export const planVersionHandlers = (application: Application) => ({
  createPlanVersion: async ({ params, body, ...caller }) => {
    const version = await application.createPlanVersion(caller,
      { planId: params.plan_id, terms: planTerms(body) })
    return { status: 201, body: planVersionBody(version) }
  },
  listPlanVersions: async ({ params, page, ...caller }) => {
    const found = await application.listPlanVersions(caller,
      { planId: params.plan_id, limit: page.limit, after: page.after })
    return { status: 200, body: listBody(page, found, { key: byId, body: planVersionBody }) }
  },
  getPlanVersion: async ({ params, ...caller }) => {
    const version = await application.getPlanVersion(caller,
      { planId: params.plan_id, id: params.plan_version_id })
    return { status: 200, body: planVersionBody(version) }
  },
  publishPlanVersion: async ({ params, ...caller }) => {
    const version = await application.publishPlanVersion(caller,
      { planId: params.plan_id, id: params.plan_version_id })
    return { status: 200, body: planVersionBody(version) }
  },
}) satisfies Handlers<'createPlanVersion' | 'listPlanVersions' | 'getPlanVersion'
  | 'publishPlanVersion'>
