import type { Application } from '../../application/application.ts'
import { byId, listBody } from '../convert/list-body.ts'
import { planBody, planDraft, planPatch } from '../convert/plans.ts'
import type { Handlers } from '../handler.ts'

export const planHandlers = (application: Application) => ({
  createPlan: async ({ body, ...caller }) => {
    const plan = await application.createPlan(caller, planDraft(body))
    return { status: 201, body: planBody(plan) }
  },
  listPlans: async ({ page, ...caller }) => {
    const found = await application.listPlans(caller, page)
    return { status: 200, body: listBody(page, found, { key: byId, body: planBody }) }
  },
  getPlan: async ({ params, ...caller }) => {
    const plan = await application.getPlan(caller, params.plan_id)
    return { status: 200, body: planBody(plan) }
  },
  updatePlan: async ({ params, body, ...caller }) => {
    const plan = await application.updatePlan(caller,
      { id: params.plan_id, patch: planPatch(body) })
    return { status: 200, body: planBody(plan) }
  },
  archivePlan: async ({ params, ...caller }) => {
    const plan = await application.archivePlan(caller, params.plan_id)
    return { status: 200, body: planBody(plan) }
  },
}) satisfies Handlers<'createPlan' | 'listPlans' | 'getPlan' | 'updatePlan' | 'archivePlan'>
