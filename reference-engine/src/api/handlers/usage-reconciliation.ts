import type { Application } from '../../application/application.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import { listBody } from '../convert/list-body.ts'
import {
  reconciliationEntry, reconciliationKey, reconciliationPlace,
} from '../convert/usage-reconciliation.ts'
import type { Handlers } from '../handler.ts'

export const usageReconciliationHandlers = (application: Application) => ({
  getUsageReconciliation: async ({ query, page, ...caller }) => {
    const { limit, after } = page
    const found = await application.reconcileUsage(caller, {
      period: { start: parseInstant(query.start), end: parseInstant(query.end) },
      customerId: query.customer_id,
      meterId: query.meter_id,
      limit,
      after: after === undefined ? undefined : reconciliationPlace(after),
    })
    const shown = { key: reconciliationKey, body: reconciliationEntry }
    return { status: 200, body: listBody(page, found, shown) }
  },
}) satisfies Handlers<'getUsageReconciliation'>
